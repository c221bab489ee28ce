using StartSpark.Settings;
using StartSpark.SparkHome.Installing;

namespace StartSpark.Hosting;

/// <summary>Gives the mirror setting to all that may install Spark: this process and, by their environment, the kernels.</summary>
internal static class SparkMirrors
{
    /// <summary>Names a mirror relative to the repository; set by the repository's own launch settings, beside what a person sets.</summary>
    private const string RepositoryVariable = "STARTSPARK_REPOSITORY_MIRROR";

    public static void Publish(SettingSources sources) => Environment.SetEnvironmentVariable(
        SparkInstallerOptions.MirrorsVariable,
        string.Join(';', Resolve(sources.Text(SettingNames.SparkMirrors), Environment.GetEnvironmentVariable(RepositoryVariable), SourceTree.Root)));

    /// <summary>The repository's mirror, where it is, and then the others; folders become absolute, because kernels work elsewhere.</summary>
    internal static IReadOnlyList<string> Resolve(string? setting, string? ofRepository, string? repository)
    {
        var mirrors = SparkInstallerOptions.ParseMirrors(setting).Select(mirror => mirror.Contains("://", StringComparison.Ordinal) ? mirror : Path.GetFullPath(mirror));
        var own = string.IsNullOrEmpty(ofRepository) || repository is null ? null : Path.GetFullPath(ofRepository, repository);
        return Directory.Exists(own) ? [own, .. mirrors] : [.. mirrors];
    }
}
