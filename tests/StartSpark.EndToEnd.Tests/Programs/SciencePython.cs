using System.Diagnostics;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Programs;

/// <summary>The Python with pandas, pyarrow and the packages of a Connect client that the Python tests make for themselves, once per machine.</summary>
internal static class SciencePython
{
    public static async Task<string> PathAsync()
    {
        var start = new ProcessStartInfo(Require.Python(), ["-c", "import notebook; print(notebook.python_with_packages())"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = RepositoryRoot.File("tests", "startspark_ipython"),
        };
        using var python = Process.Start(start)!;
        var path = (await python.StandardOutput.ReadToEndAsync(Deadline.Within(Deadline.Generous))).Trim();
        await python.WaitForExitAsync(Deadline.Within(Deadline.Generous));
        Assert.Equal(0, python.ExitCode);
        return path;
    }
}
