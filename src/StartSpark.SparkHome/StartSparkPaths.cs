namespace StartSpark.SparkHome;

/// <summary>Where Start Spark keeps what is the user's: one folder, so that one look (and one deletion) finds everything.</summary>
/// <param name="Home">The folder itself, <c>~/.startspark</c> unless <c>STARTSPARK_HOME</c> says otherwise.</param>
public sealed record StartSparkPaths(string Home)
{
    /// <summary>The variable that moves the folder.</summary>
    public const string HomeVariable = "STARTSPARK_HOME";

    /// <summary>The user's cluster configs.</summary>
    public string Clusters => Path.Combine(Home, "clusters");

    /// <summary>The user's templates.</summary>
    public string Templates => Path.Combine(Home, "templates");

    /// <summary>Installed Sparks, one folder each.</summary>
    public string Spark => Path.Combine(Home, "spark");

    /// <summary>Logs of drivers, one file per start.</summary>
    public string Logs => Path.Combine(Home, "logs");

    /// <summary>Archives of loaded classes, which halve a driver's start.</summary>
    public string ClassData => Path.Combine(Home, "cds");

    /// <summary>What each installed Spark says of its options, one file each; made anew when gone.</summary>
    public string Options => Path.Combine(Home, "options");

    /// <summary>The folder of this user, by the environment.</summary>
    public static StartSparkPaths FromEnvironment()
    {
        var home = Environment.GetEnvironmentVariable(HomeVariable);
        return new(string.IsNullOrWhiteSpace(home)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".startspark")
            : Path.GetFullPath(home));
    }
}
