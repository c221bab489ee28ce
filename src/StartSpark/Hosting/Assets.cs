using System.Diagnostics;

namespace StartSpark.Hosting;

/// <summary>
/// The page and the kernel host: beside an installed program, or made in the repository by <c>build/Assets.proj</c> when
/// they are missing or older than what they are made of.
/// </summary>
internal static class Assets
{
    private static readonly string[] KernelRooms =
    [
        "src/StartSpark.KernelHost", "src/StartSpark.KernelExtension", "src/StartSpark.CSharpKernel", "src/StartSpark.Sql",
        "src/StartSpark.SparkHome", "src/StartSpark.Jupyter", "src/StartSpark.Contracts", "Directory.Packages.props", "Directory.Build.props",
    ];

    private static readonly string[] PageRooms =
    [
        "frontend/package.json", "frontend/package-lock.json", "frontend/extension/package.json", "frontend/extension/src", "frontend/extension/style",
        "frontend/extension/schema", "frontend/lab/package.json", "frontend/lab/src", "frontend/lab/build.mjs", "frontend/lab/rspack.config.mjs",
    ];

    public static string LabFolder => SourceTree.Root is { } root ? Path.Combine(root, "frontend", "lab", "dist") : Path.Combine(AppContext.BaseDirectory, "lab");

    public static string KernelHostFolder => SourceTree.Root is { } root ? Path.Combine(root, "artifacts", "kernel-host") : Path.Combine(AppContext.BaseDirectory, "kernel-host");

    /// <summary>Makes what is missing or old, with the progress on standard error. Quick when nothing has changed.</summary>
    /// <returns>Whether all is there.</returns>
    public static async Task<bool> EnsureAsync(CancellationToken cancellationToken)
    {
        if (SourceTree.Root is not { } root || !(IsStale(root, PageRooms, Stamp(root, "frontend")) || IsStale(root, KernelRooms, Stamp(root, "kernel-host")) || IsMissing()))
        {
            return true;
        }

        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(root, "build", "Assets.proj"), "-v:m", "-nologo", "-tl:off"]) { RedirectStandardOutput = true };
        using var build = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        build.OutputDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        build.BeginOutputReadLine();
        try
        {
            await build.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            build.Kill(entireProcessTree: true);
            throw;
        }

        if (build.ExitCode == 0)
        {
            Touch(Stamp(root, "frontend"));
            Touch(Stamp(root, "kernel-host"));
        }

        return build.ExitCode == 0;
    }

    /// <summary>A stamp outlives what it tells of when a person cleans one folder and not the other.</summary>
    private static bool IsMissing() =>
        !File.Exists(Path.Combine(LabFolder, "entry.json")) || !File.Exists(Path.Combine(KernelHostFolder, "StartSpark.KernelHost.dll"));

    private static string Stamp(string root, string name) => Path.Combine(root, "artifacts", "assets", name + ".stamp");

    /// <summary>Looks at times only; what is told by them is then told for sure, by contents, by the build.</summary>
    private static bool IsStale(string root, string[] rooms, string stamp)
    {
        var made = File.GetLastWriteTimeUtc(stamp);
        return !File.Exists(stamp) || rooms.Select(room => Path.Combine(root, room)).Any(room => IsNewer(room, made));
    }

    private static bool IsNewer(string path, DateTime made) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Any(file => File.GetLastWriteTimeUtc(file) > made)
        : File.Exists(path) && File.GetLastWriteTimeUtc(path) > made;

    private static void Touch(string stamp)
    {
        if (File.Exists(stamp))
        {
            File.SetLastWriteTimeUtc(stamp, TimeProvider.System.GetUtcNow().UtcDateTime);
        }
    }
}
