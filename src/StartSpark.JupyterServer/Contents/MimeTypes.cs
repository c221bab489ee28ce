using Microsoft.AspNetCore.StaticFiles;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Guesses a file's media type from its name, as Python's table does where the web's differs.</summary>
internal static class MimeTypes
{
    private static readonly FileExtensionContentTypeProvider Known = Make();

    /// <summary>The media type; null where the name tells none.</summary>
    public static string? Guess(string name) => Known.TryGetContentType(name, out var type) ? type : null;

    private static FileExtensionContentTypeProvider Make()
    {
        var provider = new FileExtensionContentTypeProvider();
        foreach (var (extension, type) in (ReadOnlySpan<(string, string)>)
        [
            (".ipynb", "application/x-ipynb+json"), (".py", "text/x-python"), (".cs", "text/x-csharp"), (".csx", "text/x-csharp"),
            (".ts", "text/typescript"), (".tsx", "text/typescript"), (".md", "text/markdown"), (".yaml", "text/yaml"), (".yml", "text/yaml"),
            (".json", "application/json"), (".map", "application/json"), (".r", "text/x-r"), (".scala", "text/x-scala"), (".sql", "text/x-sql"),
            (".toml", "application/toml"), (".log", "text/plain"), (".parquet", "application/vnd.apache.parquet"), (".wasm", "application/wasm"),
        ])
        {
            provider.Mappings[extension] = type;
        }

        return provider;
    }
}
