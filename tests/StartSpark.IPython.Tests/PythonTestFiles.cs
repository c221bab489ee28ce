using System.Text.RegularExpressions;
using StartSpark.Testing;

namespace StartSpark.IPython.Tests;

/// <summary>Which tests the Python files hold, read from their text: they are listed on machines without Python too.</summary>
internal static partial class PythonTestFiles
{
    /// <summary>The folder of the Python tests.</summary>
    public static string Folder { get; } = RepositoryRoot.File(Path.Combine("tests", "startspark_ipython"));

    private static readonly Lazy<Dictionary<string, PythonTestClass>> Classes = new(() =>
        Directory.EnumerateFiles(Folder, "*.py").SelectMany(ClassesOf).ToDictionary(each => each.Name, StringComparer.Ordinal));

    /// <summary>The files by their module's name.</summary>
    public static IEnumerable<string> Modules() =>
        Directory.EnumerateFiles(Folder, "test_*.py").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>The tests of one module, each as <c>Class.method</c>; what a class inherits from one of our files is its own too.</summary>
    public static IEnumerable<string> TestsOf(string module) =>
        from each in Classes.Value.Values
        where each.Module == module
        from test in Inherited(each).Distinct(StringComparer.Ordinal)
        select $"{each.Name}.{test}";

    private static IEnumerable<string> Inherited(PythonTestClass each) =>
        each.Tests.Concat(each.Bases.SelectMany(name => Classes.Value.TryGetValue(name, out var above) ? Inherited(above) : []));

    private static List<PythonTestClass> ClassesOf(string file)
    {
        List<PythonTestClass> found = [];
        foreach (var line in File.ReadLines(file))
        {
            if (ClassLine().Match(line) is { Success: true } opened)
            {
                found.Add(new(
                    Path.GetFileNameWithoutExtension(file),
                    opened.Groups[1].Value,
                    opened.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                    []));
            }
            else if (TestLine().Match(line) is { Success: true } test)
            {
                found[^1].Tests.Add(test.Groups[1].Value);
            }
        }

        return found;
    }

    [GeneratedRegex(@"^class (\w+)(?:\(([^)]*)\))?")]
    private static partial Regex ClassLine();

    [GeneratedRegex(@"^    def (test_\w+)\(")]
    private static partial Regex TestLine();
}
