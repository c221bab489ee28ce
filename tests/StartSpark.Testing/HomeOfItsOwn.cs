using System.Diagnostics;

namespace StartSpark.Testing;

/// <summary>A home for what a test or a measurement starts, so that it finds nothing of the person's and leaves them nothing.</summary>
public static class HomeOfItsOwn
{
    /// <summary>Gives a program a home and no Spark; the SDK keeps its own home and the packages of the build, which it would have to fetch anew.</summary>
    public static void LiveIn(this ProcessStartInfo start, string home)
    {
        var person = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        start.Environment["HOME"] = home;
        start.Environment["JUPYTER_CONFIG_DIR"] = Path.Combine(home, ".jupyter");
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(home, "runtime");
        start.Environment["DOTNET_CLI_HOME"] = person;
        // Written as NuGet writes it: another writing is another folder to the build.
        start.Environment["NUGET_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(person, ".nuget", "packages") + Path.DirectorySeparatorChar;
        start.Environment.Remove("STARTSPARK_HOME");
        start.Environment.Remove("SPARK_HOME");
    }
}
