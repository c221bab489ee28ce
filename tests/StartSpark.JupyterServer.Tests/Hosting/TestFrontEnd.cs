using System.IO.Compression;
using System.Text;

namespace StartSpark.JupyterServer.Tests.Hosting;

/// <summary>A front end of a few small files, laid out as the real build does.</summary>
public static class TestFrontEnd
{
    public const string Script = "main.0123456789abcdef.js";
    public const string SettingsId = "@jupyterlab/demo-extension:plugin";

    public static void Write(string folder)
    {
        WriteFile(folder, "entry.json", $$"""{"main":["{{Script}}"]}""");
        WriteFile(folder, $"static/{Script}", "console.info('plain');");
        using (var compressed = new BrotliStream(File.Create(Path.Combine(folder, $"static/{Script}.br")), CompressionLevel.Fastest))
        {
            compressed.Write(Encoding.UTF8.GetBytes("console.info('plain');"));
        }

        using (var compressed = new GZipStream(File.Create(Path.Combine(folder, $"static/{Script}.gz")), CompressionLevel.Fastest))
        {
            compressed.Write(Encoding.UTF8.GetBytes("console.info('plain');"));
        }

        WriteFile(folder, "static/plain.css", "p{}");
        WriteFile(folder, "static/third-party-licenses.json", """{"packages":[{"name":"demo","versionInfo":"1.0","licenseId":"MIT","extractedText":"Say \"yes\""}]}""");
        WriteFile(folder, "schemas/@jupyterlab/demo-extension/plugin.json",
            """{"title":"Demo","type":"object","properties":{"theme":{"type":"string","default":"light"},"deep":{"type":"object","default":{"a":1,"b":2}}}}""");
        WriteFile(folder, "schemas/@jupyterlab/demo-extension/package.json.orig", """{"name":"@jupyterlab/demo-extension","version":"4.6.4"}""");
        WriteFile(folder, "themes/@jupyterlab/theme-light-extension/index.css", ":root{--x:1}");
    }

    public static void WriteFile(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
