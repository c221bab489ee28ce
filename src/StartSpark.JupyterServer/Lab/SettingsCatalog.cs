using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.Lab;

/// <summary>Reads the schemas of all settings: the page's own and those of prebuilt extensions.</summary>
internal sealed class SettingsCatalog(FrontEnd frontEnd, LabExtensionCatalog extensions, PageOverrides overrides, ILogger<SettingsCatalog> logger)
{
    /// <summary>The ids of all schemas; an extension's package hides one of the same name in the page.</summary>
    public IEnumerable<string> Ids()
    {
        var installed = extensions.All();
        var hidden = installed.Select(extension => extension.Name).ToHashSet(StringComparer.Ordinal);
        return OwnPackages().Where(package => !hidden.Contains(package)).SelectMany(package => IdsIn(package, Path.Join(frontEnd.Schemas, package)))
            .Concat(installed.SelectMany(extension => IdsIn(extension.Name, extension.Schemas)))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>All schemas.</summary>
    public IEnumerable<SettingsSchema> All()
    {
        var changed = overrides.SettingDefaults();
        return Ids().Select(id => Find(id, changed)).OfType<SettingsSchema>();
    }

    /// <summary>The schema of an id; null if there is none.</summary>
    public SettingsSchema? Find(string id) => Find(id, overrides.SettingDefaults());

    private SettingsSchema? Find(string id, JsonObject changed)
    {
        if (!SettingsId.TrySplit(id, out var package, out var plugin))
        {
            return null;
        }

        var (folder, version) = extensions.Find(package) is { } extension
            ? (extension.Schemas, extension.Version)
            : (Path.Join(frontEnd.Schemas, package), "");
        if (JsonFile.TryRead(Path.Join(folder, plugin + ".json"), logger) is not { } schema)
        {
            return null;
        }

        if (version.Length == 0)
        {
            version = JsonFile.TryRead(Path.Join(folder, "package.json.orig"), logger)?["version"]?.ToString() ?? "";
        }

        if (changed[id] is JsonObject defaults)
        {
            Override(schema, defaults);
        }

        return new SettingsSchema(id, version, schema);
    }

    private static void Override(JsonObject schema, JsonObject defaults)
    {
        if (schema["properties"] is not JsonObject properties)
        {
            schema["properties"] = properties = [];
        }

        foreach (var (name, value) in defaults)
        {
            if (properties[name] is not JsonObject property)
            {
                properties[name] = property = [];
            }

            if (property["default"] is JsonObject known && value is JsonObject changes)
            {
                JsonFile.Merge(known, changes);
            }
            else
            {
                property["default"] = value?.DeepClone();
            }
        }
    }

    private IEnumerable<string> OwnPackages()
    {
        if (!Directory.Exists(frontEnd.Schemas))
        {
            yield break;
        }

        foreach (var folder in Directory.EnumerateDirectories(frontEnd.Schemas))
        {
            var name = Path.GetFileName(folder);
            if (!name.StartsWith('@'))
            {
                yield return name;
                continue;
            }

            foreach (var scoped in Directory.EnumerateDirectories(folder))
            {
                yield return $"{name}/{Path.GetFileName(scoped)}";
            }
        }
    }

    private static IEnumerable<string> IdsIn(string package, string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.json").Where(file => Path.GetFileName(file) != "package.json")
            .Select(file => $"{package}:{Path.GetFileNameWithoutExtension(file)}")
        : [];
}
