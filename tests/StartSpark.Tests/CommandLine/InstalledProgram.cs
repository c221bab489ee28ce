using System.Diagnostics;
using System.Globalization;
using StartSpark.Testing;

namespace StartSpark.Tests.CommandLine;

/// <summary>The program away from its repository, as a person who installed it has it: a copy with a home of its own, run as a process.</summary>
public sealed class InstalledProgram : IDisposable
{
    private readonly TestFolder _folder = new("installed");

    public InstalledProgram()
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var built = RepositoryRoot.File("artifacts", "bin", "StartSpark", configuration);
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, _folder.File(["program", .. Path.GetRelativePath(built, file).Split(Path.DirectorySeparatorChar)]));
        }

        Root = _folder.Folder("notebooks");
        Home = _folder.Folder("home");
    }

    public string Root { get; }

    public string Home { get; }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(_folder.Path, "program", "StartSpark.dll"), .. arguments])
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("STARTSPARK_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment.Remove("SPARK_HOME");
        start.Environment["STARTSPARK_HOME"] = Home;
        start.Environment["JUPYTER_CONFIG_DIR"] = _folder.Folder("jupyter");
        start.Environment["JUPYTER_RUNTIME_DIR"] = _folder.Folder("runtime");
        return Process.Start(start)!;
    }

    /// <summary>Runs a command to its end.</summary>
    public async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            End(process);
        }
    }

    public static void Signal(Process process, string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => _folder.Dispose();
}
