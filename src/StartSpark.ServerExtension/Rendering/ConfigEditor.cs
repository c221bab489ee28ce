using System.Text.Json;
using System.Text.Json.Nodes;
using StartSpark.Contracts.Configs;
using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.Rendering;

/// <summary>Lays a person's edits over a config (JSON merge patch, RFC 7396) and checks the whole again.</summary>
internal static class ConfigEditor
{
    /// <summary>The file's name in errors that no file is to blame for.</summary>
    public const string Place = "edits";

    /// <summary>The edited config; null when the edits do not fit, and then <paramref name="errors"/> says why.</summary>
    public static ClusterConfig? Apply(ClusterConfig config, JsonNode? edits, List<ConfigError> errors)
    {
        if (edits is null)
        {
            return config;
        }

        if (edits is not JsonObject patch)
        {
            errors.Add(new ConfigError(Place, null, null, "edits must be a JSON object that is laid over the config (RFC 7396)."));
            return null;
        }

        try
        {
            var known = (JsonObject)patch.DeepClone();
            DropMasked(known, ClusterConfigJson.Write(Redaction.Masked(config)), "", errors);
            var merged = Merge(ClusterConfigJson.Write(config), known);
            return errors.Count > 0 ? null : ClusterConfigReader.Read(Place, ClusterConfigJson.ToNode(merged), errors);
        }
        catch (InvalidOperationException)
        {
            // The JSON reader finds half a surrogate pair only when the text is asked for.
            errors.Add(new ConfigError(Place, null, null, "The edits hold a text that is not valid Unicode: half of a surrogate pair."));
            return null;
        }
    }

    /// <summary>RFC 7396: null removes, an object is laid over, everything else replaces.</summary>
    internal static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        var result = target as JsonObject ?? [];
        foreach (var (key, change) in changes)
        {
            if (change is null)
            {
                result.Remove(key);
            }
            else
            {
                var before = result[key];
                result[key] = change is JsonObject ? Merge(before?.DeepClone(), change) : change.DeepClone();
            }
        }

        return result;
    }

    /// <summary>A page that sends back what it was shown must not replace a secret by its mask.</summary>
    private static void DropMasked(JsonObject patch, JsonObject shown, string path, List<ConfigError> errors)
    {
        foreach (var (key, change) in patch.ToList())
        {
            if (change is JsonObject inner)
            {
                DropMasked(inner, shown[key] as JsonObject ?? [], $"{path}{key}.", errors);
            }
            else if (change?.GetValueKind() == JsonValueKind.String && change.GetValue<string>() is var text && text.Contains(Redaction.Mask, StringComparison.Ordinal))
            {
                if (shown[key]?.GetValueKind() == JsonValueKind.String && shown[key]!.GetValue<string>() == text)
                {
                    patch.Remove(key);
                }
                else
                {
                    errors.Add(new ConfigError(Place, null, path + key, $"{path}{key} still holds the mask; give the real value, or leave the key out to keep the one that is there."));
                }
            }
        }
    }
}
