using System.Globalization;
using System.Text.RegularExpressions;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Jupyter's rules for names that nobody typed: new documents and copies.</summary>
internal static partial class FileNames
{
    /// <summary>The names to try, in order: the wanted one, then with a rising number before its ending.</summary>
    /// <param name="name">The wanted name.</param>
    /// <param name="insert">What stands before the number, such as <c>-Copy</c>.</param>
    public static IEnumerable<string> Candidates(string name, string insert = "")
    {
        var dot = name.EndsWith(".ipynb", StringComparison.Ordinal) ? name.LastIndexOf('.') : name.IndexOf('.', StringComparison.Ordinal);
        var (stem, ending) = dot < 0 ? (name, "") : (name[..dot], name[dot..]);
        yield return name;
        for (var number = 1; ; number++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{stem}{insert}{number}{ending}");
        }
    }

    /// <summary>A copy of a copy is numbered on, not named twice.</summary>
    public static string WithoutCopyMark(string name) => CopyMark().Replace(name, ".");

    [GeneratedRegex(@"-Copy\d*\.")]
    private static partial Regex CopyMark();
}
