namespace StartSpark.KernelExtension.Failures;

/// <summary>What to try next, by what the failure says of itself. The first match wins.</summary>
internal static class FailureHints
{
    private static readonly (string Sign, string Hint)[] Table =
    [
        ("OutOfMemoryError", "Give the driver more memory: set spark.driver.memory in the config, for example 4g."),
        ("insufficient memory for the Java Runtime", "This machine has too little free memory for the driver: set a smaller spark.driver.memory in the config, or end other programs."),
        ("must be at least", "Set a larger value for the memory option that the message names."),
        ("UnknownHostException", "Check the host's name in the config; this machine cannot resolve it."),
        ("Connection refused", "Check the address and the port in the config, and that the cluster is up."),
        ("All masters are unresponsive", "Check the address in the config, and that the standalone master is up and of the same Spark version."),
        ("UNAUTHENTICATED", "Check the token of the config's remote address."),
        ("AccessControlException", "Ask the cluster's administrator for the right that the message names."),
        ("BindException", "A port that the config asks for is taken: remove the setting and Spark takes a free one."),
        ("ClassNotFoundException", "Add the package that holds the class to spark.jars.packages in the config."),
        ("No space left on device", "Free some disk space, or point spark.local.dir at a disk that has some."),
        ("Could not parse Master URL", "A master is local[*], spark://host:7077, k8s://https://host:port or yarn."),
        ("UnsupportedClassVersionError", "Spark 4 needs Java 17 or newer: set java_home in the config."),
    ];

    /// <summary>The hint of the first sign found in the texts; empty when none fits.</summary>
    public static string Find(IEnumerable<string> texts)
    {
        var all = string.Join('\n', texts);
        foreach (var (sign, hint) in Table)
        {
            if (all.Contains(sign, StringComparison.OrdinalIgnoreCase))
            {
                return hint;
            }
        }

        return "";
    }
}
