namespace StartSpark.SparkHome.Locating;

/// <summary>
/// Finds a Java that Spark runs on: (a) the config's <c>java_home</c>, which must be fit; then the first fit one of
/// (b) <c>JAVA_HOME</c>, (c) <c>java</c> on PATH, (d) the system's usual places.
/// </summary>
public sealed class JavaLocator
{
    private readonly Func<string, string?> _variable;
    private readonly Func<IEnumerable<string>> _usualPlaces;

    /// <summary>Looks around on this machine, in this process's environment.</summary>
    public JavaLocator()
        : this(Environment.GetEnvironmentVariable, UsualJavaPlaces.List)
    {
    }

    /// <summary>Looks around on this machine, in another environment.</summary>
    public JavaLocator(Func<string, string?> variable)
        : this(variable, UsualJavaPlaces.List)
    {
    }

    /// <summary>Looks where it is told to.</summary>
    public JavaLocator(Func<string, string?> variable, Func<IEnumerable<string>> usualPlaces)
    {
        _variable = variable;
        _usualPlaces = usualPlaces;
    }

    /// <summary>The Java to use; throws a sentence that tells what was found and how to get one.</summary>
    public async Task<JavaInstallation> FindAsync(string? configHome, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(configHome))
        {
            return await ReadNamedAsync(configHome, cancellationToken);
        }

        List<JavaInstallation> unfit = [];
        HashSet<string> seen = [];
        foreach (var home in Candidates())
        {
            if (seen.Add(home) && await JavaInstallation.ReadAsync(home, cancellationToken) is { } java)
            {
                if (java.IsFit)
                {
                    return java;
                }

                unfit.Add(java);
            }
        }

        var found = unfit.Count == 0
            ? "No Java was found."
            : $"Only {string.Join(", ", unfit.Select(java => $"Java {java.FullVersion} ({java.Home})"))} was found.";
        throw new SparkHomeException($"Spark needs Java {JavaInstallation.Oldest} or newer. {found}", HowToInstall());
    }

    /// <summary>The system's own way to a fit Java.</summary>
    internal static string HowToInstall() =>
        OperatingSystem.IsMacOS() ? "Install it with: brew install openjdk@17 (then set JAVA_HOME)."
        : OperatingSystem.IsWindows() ? "Install it with: winget install EclipseAdoptium.Temurin.17.JDK"
        : "Install it with: sudo apt install openjdk-17-jre-headless (Debian, Ubuntu) or sudo dnf install java-17-openjdk-headless (Fedora).";

    private static async Task<JavaInstallation> ReadNamedAsync(string home, CancellationToken cancellationToken)
    {
        var java = await JavaInstallation.ReadAsync(home, cancellationToken)
            ?? throw new SparkHomeException(
                $"The config's java_home {home} has no Java: there is no working bin/java in it.",
                "Correct java_home, or leave it out to use the system's Java.");
        return java.IsFit ? java : throw new SparkHomeException(
            $"The config's java_home {home} is Java {java.FullVersion}; Spark needs Java {JavaInstallation.Oldest} or newer.",
            "Correct java_home, or leave it out to use the system's Java.");
    }

    private IEnumerable<string> Candidates()
    {
        if (_variable("JAVA_HOME") is { Length: > 0 } javaHome)
        {
            yield return javaHome;
        }

        foreach (var folder in (_variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (UsualJavaPlaces.HomeOfExecutableIn(folder) is { } home)
            {
                yield return home;
            }
        }

        foreach (var home in _usualPlaces())
        {
            yield return home;
        }
    }
}
