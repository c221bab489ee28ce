using System.Text.RegularExpressions;
using StartSpark.Testing;

namespace StartSpark.IPython.Tests;

/// <summary>Which tests the Python files hold, read from their text: they are listed on machines without Python too.</summary>
internal static partial class PythonTestFiles
{
    /// <summary>The folder of the Python tests.</summary>
    public static string Folder { get; } = RepositoryRoot.File(Path.Combine("tests", "startspark_ipython"));

    /// <summary>The files by their module's name.</summary>
    public static IEnumerable<string> Modules() =>
        Directory.EnumerateFiles(Folder, "test_*.py").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>The tests of one module, each as <c>Class.method</c>.</summary>
    public static IEnumerable<string> TestsOf(string module)
    {
        var inside = "";
        foreach (var line in File.ReadLines(Path.Combine(Folder, module + ".py")))
        {
            if (ClassLine().Match(line) is { Success: true } opened)
            {
                inside = opened.Groups[1].Value;
            }
            else if (TestLine().Match(line) is { Success: true } test)
            {
                yield return $"{inside}.{test.Groups[1].Value}";
            }
        }
    }

    [GeneratedRegex(@"^class (\w+)")]
    private static partial Regex ClassLine();

    [GeneratedRegex(@"^    def (test_\w+)\(")]
    private static partial Regex TestLine();
}
