using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Contents;

/// <summary>What a client wants to know about a file; unknown keys are cache busters and are ignored.</summary>
internal sealed record ContentsQuery(ContentsKind? Kind, string? Format, bool WithContent, bool WithHash)
{
    /// <exception cref="JupyterProblemException">400: a value that Jupyter does not know.</exception>
    public static ContentsQuery Of(IQueryCollection query) => new(
        KindOf(query["type"]),
        FormatOf(query["format"]),
        Flag(query, "content", fallback: true),
        Flag(query, "hash", fallback: false));

    public static ContentsKind? KindOf(string? text) => text switch
    {
        null or "" => null,
        "file" => ContentsKind.File,
        "directory" => ContentsKind.Directory,
        "notebook" => ContentsKind.Notebook,
        _ => throw Bad($"The type '{text}' is unknown; it is one of file, directory and notebook."),
    };

    private static string? FormatOf(string? text) => text switch
    {
        null or "" => null,
        "text" or "base64" or "json" => text,
        _ => throw Bad($"The format '{text}' is unknown; it is one of text, base64 and json."),
    };

    private static bool Flag(IQueryCollection query, string name, bool fallback) => query[name].ToString() switch
    {
        "" => fallback,
        "0" => false,
        "1" => true,
        _ => throw Bad($"'{name}' is either 0 or 1."),
    };

    private static JupyterProblemException Bad(string message) => new(StatusCodes.Status400BadRequest, message);
}
