using Microsoft.Extensions.Options;

namespace StartSpark.JupyterServer;

/// <summary>Where Jupyter keeps a person's settings, kernelspecs and prebuilt extensions on this machine.</summary>
public sealed class JupyterPaths
{
    /// <summary>Reads the folders from the options, and from Jupyter's environment variables where they are silent.</summary>
    /// <param name="options">The server's settings.</param>
    public JupyterPaths(IOptions<JupyterServerOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = options.Value;
        ConfigDirectory = settings.ConfigDirectory.Length > 0 ? Path.GetFullPath(settings.ConfigDirectory) : DefaultConfigDirectory();
        ConfigDirectories = settings.ConfigDirectory.Length > 0 ? [ConfigDirectory] : [ConfigDirectory, .. SystemConfigDirectories()];
        StateDirectory = settings.StateDirectory.Length > 0 ? Path.GetFullPath(settings.StateDirectory) : Path.Combine(ConfigDirectory, "startspark");
        DataDirectories = settings.DataDirectories.Count > 0
            ? [.. settings.DataDirectories.Select(Path.GetFullPath)]
            : DefaultDataDirectories();
    }

    /// <summary>The folder of the person's settings; it need not exist yet.</summary>
    public string ConfigDirectory { get; }

    /// <summary>The folders from which settings are read, the most personal first; some may not exist.</summary>
    public IReadOnlyList<string> ConfigDirectories { get; }

    /// <summary>The folder of what the server itself remembers; it need not exist yet.</summary>
    public string StateDirectory { get; }

    /// <summary>The data folders, the most personal first; some may not exist.</summary>
    public IReadOnlyList<string> DataDirectories { get; }

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    private static string DefaultConfigDirectory() => Variable("JUPYTER_CONFIG_DIR") ?? Path.Combine(Home, ".jupyter");

    private static string[] SystemConfigDirectories() => OperatingSystem.IsWindows()
        ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter")]
        : ["/usr/local/etc/jupyter", "/etc/jupyter"];

    private static List<string> DefaultDataDirectories()
    {
        List<string> directories = [.. (Variable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)];
        directories.Add(UserDataDirectory());
        foreach (string variable in (string[])["VIRTUAL_ENV", "CONDA_PREFIX"])
        {
            if (Variable(variable) is { } prefix)
            {
                directories.Add(Path.Combine(prefix, "share", "jupyter"));
            }
        }

        directories.AddRange(OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter")]
            : ["/usr/local/share/jupyter", "/usr/share/jupyter"]);
        return [.. directories.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)];
    }

    private static string UserDataDirectory()
    {
        if (Variable("JUPYTER_DATA_DIR") is { } given)
        {
            return given;
        }

        if (OperatingSystem.IsMacOS())
        {
            return Path.Combine(Home, "Library", "Jupyter");
        }

        return OperatingSystem.IsWindows()
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
            : Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(Home, ".local", "share"), "jupyter");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
