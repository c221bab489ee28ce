using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Contents;

/// <summary>A path as Jupyter's API speaks of it: below the root, separated by slashes, without one at either end.</summary>
internal sealed record ContentsPath
{
    public static readonly ContentsPath Root = new("");

    private ContentsPath(string value) => Value = value;

    public string Value { get; }

    public bool IsRoot => Value.Length == 0;

    /// <summary>The last part; empty for the root.</summary>
    public string Name => Value[(Value.LastIndexOf('/') + 1)..];

    public ContentsPath Parent => Value.LastIndexOf('/') is var slash and >= 0 ? new ContentsPath(Value[..slash]) : Root;

    public IEnumerable<string> Segments => IsRoot ? [] : Value.Split('/');

    public bool IsNotebook => Value.EndsWith(".ipynb", StringComparison.Ordinal);

    /// <summary>Takes a decoded path from a request and resolves its dot segments.</summary>
    /// <exception cref="JupyterProblemException">404: it leads out of the root; 400: it cannot be a path.</exception>
    public static ContentsPath Parse(string text)
    {
        var kept = new List<string>();
        foreach (var segment in text.Split('/'))
        {
            if (segment.Contains('\0', StringComparison.Ordinal) || (OperatingSystem.IsWindows() && segment.AsSpan().IndexOfAny("\\:") >= 0))
            {
                throw new JupyterProblemException(StatusCodes.Status400BadRequest, "The path holds a character that no file name may have.");
            }

            if (segment == ".." && kept.Count == 0)
            {
                throw new JupyterProblemException(
                    StatusCodes.Status404NotFound, $"'{text}' leads out of the folder that this server shows; only files below it can be opened.");
            }

            if (segment == "..")
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else if (segment.Length > 0 && segment != ".")
            {
                kept.Add(segment);
            }
        }

        return kept.Count == 0 ? Root : new ContentsPath(string.Join('/', kept));
    }

    /// <summary>A file or folder inside this folder.</summary>
    public ContentsPath Child(string name) => new(IsRoot ? name : $"{Value}/{name}");

    public override string ToString() => IsRoot ? "/" : Value;
}
