namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>Where kernels are looked for and where their connection files go, so that those installed for any Jupyter are found here too.</summary>
/// <remarks>Jupyter documentation, "Common directories and file locations".</remarks>
internal sealed record KernelPaths
{
    /// <summary>The <c>share/jupyter</c> folders, the first hides the later ones. They need not exist.</summary>
    public required IReadOnlyList<string> DataFolders { get; init; }

    /// <summary>The folder of connection files. It need not exist.</summary>
    public required string RuntimeFolder { get; init; }

    /// <summary>The prefixes of the Pythons in reach (an active environment, then PATH), where ipykernel may be found.</summary>
    public required IReadOnlyList<string> PythonPrefixes { get; init; }

    /// <summary>The folders of an environment.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="platform">Whose conventions hold.</param>
    /// <param name="home">The person's home folder.</param>
    /// <param name="dataFolders">The data folders in their order; those of the Pythons in reach are put in before the system's.</param>
    public static KernelPaths From(
        Func<string, string?> variable,
        JupyterPlatform platform,
        string home,
        IReadOnlyList<string> dataFolders)
    {
        var prefixes = FindPythonPrefixes(variable, platform);
        var ofPythons = prefixes.Select(prefix => Path.Combine(prefix, "share", "jupyter"));
        return new KernelPaths
        {
            DataFolders =
            [
                .. dataFolders.Where(folder => !IsSystem(folder))
                    .Concat(ofPythons.Where(folder => !IsSystem(folder)))
                    .Concat(dataFolders.Where(IsSystem))
                    .Distinct(StringComparer.Ordinal),
            ],
            RuntimeFolder = Given(variable, "JUPYTER_RUNTIME_DIR")
                ?? Path.Combine(Given(variable, "JUPYTER_DATA_DIR") ?? UserData(variable, platform, home), "runtime"),
            PythonPrefixes = prefixes,
        };
    }

    private static bool IsSystem(string folder) => folder is "/usr/local/share/jupyter" or "/usr/share/jupyter";

    private static string UserData(Func<string, string?> variable, JupyterPlatform platform, string home) => platform switch
    {
        JupyterPlatform.MacOS => Path.Combine(home, "Library", "Jupyter"),
        JupyterPlatform.Windows => Path.Combine(Given(variable, "APPDATA") ?? Path.Combine(home, ".jupyter"), "jupyter"),
        _ => Path.Combine(Given(variable, "XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter"),
    };

    private static IReadOnlyList<string> FindPythonPrefixes(Func<string, string?> variable, JupyterPlatform platform)
    {
        var windows = platform == JupyterPlatform.Windows;
        var onPath = (Given(variable, "PATH") ?? "")
            .Split(windows ? ';' : ':', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(folder => windows
                ? File.Exists(Path.Combine(folder, "python.exe"))
                : File.Exists(Path.Combine(folder, "python3")) || File.Exists(Path.Combine(folder, "python")))
            .Select(folder => windows ? folder : Path.GetDirectoryName(folder.TrimEnd('/')));
        return
        [
            .. new[] { Given(variable, "VIRTUAL_ENV"), Given(variable, "CONDA_PREFIX") }
                .Concat(onPath)
                .OfType<string>()
                .Where(prefix => prefix.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static string? Given(Func<string, string?> variable, string name) =>
        variable(name) is { Length: > 0 } value ? value : null;
}
