using System.Text.Json;
using Microsoft.Extensions.Options;

namespace StartSpark.JupyterServer.Lab;

/// <summary>The built page on disk. It may appear or change while the server runs, so nothing of it is remembered.</summary>
internal sealed class FrontEnd(IOptions<JupyterServerOptions> options)
{
    /// <summary>The folder of the page's settings schemas, by package.</summary>
    public string Schemas => Path.Join(options.Value.LabDirectory, "schemas");

    /// <summary>The folder of the page's themes, by package.</summary>
    public string Themes => Path.Join(options.Value.LabDirectory, "themes");

    /// <summary>The folder of the page's scripts, fonts and pictures.</summary>
    public string Static => Path.Join(options.Value.LabDirectory, "static");

    /// <summary>The licences of all packages in the page.</summary>
    public string Licenses => Path.Join(Static, "third-party-licenses.json");

    /// <summary>The scripts that start the page; null if the page is not built.</summary>
    public IReadOnlyList<string>? EntryScripts()
    {
        if (options.Value.LabDirectory.Length == 0)
        {
            return null;
        }

        try
        {
            var text = File.ReadAllBytes(Path.Join(options.Value.LabDirectory, "entry.json"));
            return JsonSerializer.Deserialize(text, LabJsonContext.Default.EntryPoints)?.Main is { Length: > 0 } scripts ? scripts : null;
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
