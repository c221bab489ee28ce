namespace StartSpark.SparkHome.Locating;

/// <summary>Where installers of each system put Java, for the user who has one that no variable names.</summary>
internal static class UsualJavaPlaces
{
    /// <summary>Homes that exist, by name: Java 17 and 21, which Spark knows best, before others.</summary>
    internal static IEnumerable<string> List() => Parents()
        .Where(Directory.Exists)
        .SelectMany(Directory.EnumerateDirectories)
        .Select(HomeInside)
        .OrderBy(home => home.Contains("17", StringComparison.Ordinal) ? 0 : home.Contains("21", StringComparison.Ordinal) ? 1 : 2)
        .ThenBy(home => home, StringComparer.Ordinal);

    /// <summary>The home of the Java whose program (or a link to it) is in this folder.</summary>
    internal static string? HomeOfExecutableIn(string folder)
    {
        var program = Path.Combine(folder, OperatingSystem.IsWindows() ? "java.exe" : "java");
        if (!File.Exists(program))
        {
            return null;
        }

        // Debian's /usr/bin/java is a link to a link.
        var real = File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(program);
        return Path.GetDirectoryName(Path.GetDirectoryName(real));
    }

    private static IEnumerable<string> Parents()
    {
        var user = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS())
        {
            return ["/Library/Java/JavaVirtualMachines", $"{user}/Library/Java/JavaVirtualMachines", "/opt/homebrew/opt", "/usr/local/opt", $"{user}/.sdkman/candidates/java"];
        }

        if (OperatingSystem.IsWindows())
        {
            var programs = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);
            return new[] { "Java", "Eclipse Adoptium", "Microsoft", "Amazon Corretto", "Zulu", "BellSoft" }
                .Select(vendor => Path.Combine(programs, vendor));
        }

        return ["/usr/lib/jvm", "/usr/java", "/opt/java", "/opt/jdk", $"{user}/.sdkman/candidates/java", $"{user}/.jdks"];
    }

    private static string HomeInside(string folder)
    {
        // macOS keeps a bundle around the home; brew keeps the bundle in libexec.
        string[] inner = [Path.Combine(folder, "Contents", "Home"), Path.Combine(folder, "libexec", "openjdk.jdk", "Contents", "Home")];
        return inner.FirstOrDefault(Directory.Exists) ?? folder;
    }
}
