using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace StartSpark.SparkHome.Locating;

/// <summary>A Java that was looked at.</summary>
/// <param name="Home">Its folder, the one with <c>bin</c>.</param>
/// <param name="Feature">Its feature version, such as 17.</param>
/// <param name="FullVersion">Its version in full, such as <c>17.0.15</c>.</param>
public sealed partial record JavaInstallation(string Home, int Feature, string FullVersion)
{
    /// <summary>The oldest Java that Spark 4 runs on.</summary>
    public const int Oldest = 17;

    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(5);

    /// <summary>The program to start.</summary>
    public string Executable => ExecutableIn(Home);

    /// <summary>Whether Spark runs on it.</summary>
    public bool IsFit => Feature >= Oldest;

    /// <summary>Looks into a folder; null when there is no Java in it, or none that tells its version.</summary>
    public static async Task<JavaInstallation?> ReadAsync(string home, CancellationToken cancellationToken)
    {
        if (!File.Exists(ExecutableIn(home)))
        {
            return null;
        }

        // The release file answers at once; asking the program itself costs a JVM's start.
        var version = ReadReleaseFile(home) ?? await AskAsync(ExecutableIn(home), cancellationToken);
        return version is not null && FeatureOf(version) is { } feature ? new(home, feature, version) : null;
    }

    private static string ExecutableIn(string home) =>
        Path.Combine(home, "bin", OperatingSystem.IsWindows() ? "java.exe" : "java");

    private static string? ReadReleaseFile(string home)
    {
        var file = Path.Combine(home, "release");
        if (!File.Exists(file))
        {
            return null;
        }

        var match = ReleaseVersion().Match(File.ReadAllText(file));
        return match.Success ? match.Groups["version"].Value : null;
    }

    private static async Task<string?> AskAsync(string executable, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(executable, ["-version"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AskLimit);
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                var answer = await process.StandardError.ReadToEndAsync(limit.Token);
                var match = SpokenVersion().Match(answer);
                return match.Success ? match.Groups["version"].Value : null;
            }
            finally
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>17 of <c>17.0.15</c>, and 8 of <c>1.8.0_392</c>.</summary>
    internal static int? FeatureOf(string version)
    {
        var match = FeatureNumber().Match(version);
        return match.Success ? int.Parse(match.Groups["feature"].Value, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex("^JAVA_VERSION=\"(?<version>[^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex ReleaseVersion();

    [GeneratedRegex("version \"(?<version>[^\"]+)\"")]
    private static partial Regex SpokenVersion();

    [GeneratedRegex(@"^(1\.)?(?<feature>\d+)")]
    private static partial Regex FeatureNumber();
}
