using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.Lab;

/// <summary>Reads the prebuilt extensions in Jupyter's data folders; of two with one name the more personal wins.</summary>
internal sealed class LabExtensionCatalog(JupyterPaths paths, ILogger<LabExtensionCatalog> logger)
{
    public IReadOnlyList<LabExtension> All()
    {
        var found = new Dictionary<string, LabExtension>(StringComparer.Ordinal);
        foreach (var name in paths.DataDirectories.Select(FolderIn).Where(Directory.Exists).SelectMany(Names))
        {
            if (!found.ContainsKey(name) && Find(name) is { } extension)
            {
                found.Add(name, extension);
            }
        }

        return [.. found.Values];
    }

    /// <summary>The extension of that name; null if there is none.</summary>
    public LabExtension? Find(string name)
    {
        foreach (var folder in paths.DataDirectories)
        {
            var directory = Path.Join(FolderIn(folder), name);
            var file = Path.Join(directory, "package.json");
            if (File.Exists(file))
            {
                return Read(name, directory, file);
            }
        }

        return null;
    }

    private LabExtension? Read(string name, string directory, string file)
    {
        if (JsonFile.TryRead(file, logger) is not { } package)
        {
            return null;
        }

        var build = (package["jupyterlab"] as JsonObject)?["_build"] as JsonObject;
        return new LabExtension(name, directory, Text(package["version"]) ?? "", Text(build?["load"]) is null ? null : build);
    }

    private static string FolderIn(string dataDirectory) => Path.Join(dataDirectory, "labextensions");

    private static IEnumerable<string> Names(string folder)
    {
        foreach (var directory in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(directory);
            if (!name.StartsWith('@'))
            {
                yield return name;
                continue;
            }

            foreach (var scoped in Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal))
            {
                yield return $"{name}/{Path.GetFileName(scoped)}";
            }
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
