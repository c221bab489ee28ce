using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.Lab;

/// <summary>Reads JSON files that people edit by hand; a broken one counts as absent and is told in the log.</summary>
internal static class JsonFile
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static JsonObject? TryRead(string path, ILogger logger)
    {
        try
        {
            return File.Exists(path) ? JsonNode.Parse(File.ReadAllBytes(path), documentOptions: Lenient) as JsonObject : null;
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            logger.FileUnreadable(path, exception);
            return null;
        }
    }

    /// <summary>The text of a file as it stands; null where there is none or it cannot be read.</summary>
    public static string? TryReadText(string path, ILogger logger)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.FileUnreadable(path, exception);
            return null;
        }
    }

    /// <summary>Merges objects member by member; everything else is replaced, and null removes.</summary>
    public static void Merge(JsonObject target, JsonObject changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else if (value is JsonObject inner && target[name] is JsonObject known)
            {
                Merge(known, inner);
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }
    }
}
