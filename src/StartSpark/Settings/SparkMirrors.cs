using StartSpark.Hosting;
using StartSpark.SparkHome.Installing;

namespace StartSpark.Settings;

/// <summary>Gives the mirror setting to all that may install Spark: this process and, by their environment, the kernels.</summary>
internal static class SparkMirrors
{
    public static void Publish(SettingSources sources)
    {
        var mirrors = SparkInstallerOptions.ParseMirrors(sources.Text(SettingNames.SparkMirrors)).Select(Absolute);
        Environment.SetEnvironmentVariable(SparkInstallerOptions.MirrorsVariable, string.Join(';', mirrors));
    }

    /// <summary>A folder of the repository's own launch settings is meant from the repository, wherever the program was started.</summary>
    private static string Absolute(string mirror) =>
        mirror.Contains("://", StringComparison.Ordinal) ? mirror : Path.GetFullPath(mirror, SourceTree.Root ?? Environment.CurrentDirectory);
}
