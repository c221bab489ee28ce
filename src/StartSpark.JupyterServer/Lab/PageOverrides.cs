using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.Lab;

/// <summary>What a person or an administrator changed about the page by Jupyter's own files: switched-off extensions and other defaults.</summary>
internal sealed class PageOverrides(JupyterPaths paths, ILogger<PageOverrides> logger)
{
    // The panel of announcements calls home; the extension manager and the language servers need Python behind them.
    private static readonly string[] OffByDefault =
    [
        "@jupyterlab/apputils-extension:announcements",
        "@jupyterlab/extensionmanager-extension",
        "@jupyterlab/lsp-extension",
        "@jupyterlab/notebook-extension:language-server",
        "@jupyterlab/fileeditor-extension:language-server",
    ];

    /// <summary>Names of switched-off extensions and plugins.</summary>
    public IReadOnlyCollection<string> DisabledExtensions()
    {
        var states = OffByDefault.ToDictionary(name => name, _ => true, StringComparer.Ordinal);
        foreach (var file in Files("page_config.json"))
        {
            switch (file["disabledExtensions"])
            {
                case JsonArray names:
                    foreach (var name in names)
                    {
                        Set(states, name, true);
                    }

                    break;
                case JsonObject byName:
                    foreach (var (name, value) in byName)
                    {
                        states[name] = value?.GetValueKind() is JsonValueKind.True;
                    }

                    break;
                default:
                    break;
            }
        }

        return [.. states.Where(pair => pair.Value).Select(pair => pair.Key)];
    }

    /// <summary>Other defaults of settings, by the id of their schema.</summary>
    public JsonObject SettingDefaults()
    {
        var merged = new JsonObject();
        foreach (var file in Files("overrides.json").Concat(Files("default_setting_overrides.json")))
        {
            JsonFile.Merge(merged, file);
        }

        return merged;
    }

    // The system's files first, so that the person's come last and win.
    private IEnumerable<JsonObject> Files(string name) =>
        paths.DataDirectories.Select(folder => Path.Join(folder, "lab", "settings", name)).Reverse()
            .Concat(paths.ConfigDirectories.Select(folder => Path.Join(folder, "labconfig", name)).Reverse())
            .Select(path => JsonFile.TryRead(path, logger))
            .OfType<JsonObject>();

    private static void Set(Dictionary<string, bool> states, JsonNode? name, bool value)
    {
        if (name is JsonValue text && text.TryGetValue<string>(out var key))
        {
            states[key] = value;
        }
    }
}
