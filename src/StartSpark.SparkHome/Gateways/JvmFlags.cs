namespace StartSpark.SparkHome.Gateways;

/// <summary>The JVM's options: what Spark needs on Java 17 and later, and what makes a driver start sooner.</summary>
internal static class JvmFlags
{
    /// <summary>The heap of a driver whose settings name none; Spark's own default.</summary>
    internal const string DefaultMemory = "1g";

    private const int FewCores = 2;
    private const long SmallHeap = 4L << 30;

    private static readonly string[] Opened =
    [
        "java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio", "java.util", "java.util.concurrent",
        "java.util.concurrent.atomic", "jdk.internal.ref", "sun.nio.ch", "sun.nio.cs", "sun.security.action", "sun.util.calendar",
    ];

    /// <summary>What Spark's own launcher gives every JVM from Java 17 on; the first makes older Javas pass over newer options.</summary>
    internal static IEnumerable<string> ForSpark() =>
    [
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--add-modules=jdk.incubator.vector",
        .. Opened.Select(package => $"--add-opens=java.base/{package}=ALL-UNNAMED"),
        "--add-opens=java.security.jgss/sun.security.krb5=ALL-UNNAMED",
        "-Dio.netty.tryReflectionSetAccessible=true",
        "-Dio.netty.allocator.type=pooled",
        "-Dio.netty.handler.ssl.defaultEndpointVerificationAlgorithm=NONE",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        "-Dderby.connection.requireAuthentication=false",
    ];

    /// <summary>
    /// With one or two cores and a small heap a serial collector starts sooner and loses nothing to a parallel one, and
    /// the optimizing compiler competes with Spark's own start: it waits until code is ten times hotter. On more cores the
    /// JVM's defaults stand. The user's own options always win.
    /// </summary>
    internal static IEnumerable<string> ForQuickStart(int cores, long heapBytes, IReadOnlyCollection<string> userOptions)
    {
        if (cores > FewCores)
        {
            yield break;
        }

        if (heapBytes <= SmallHeap && !userOptions.Any(IsCollector))
        {
            yield return "-XX:+UseSerialGC";
        }

        yield return "-XX:Tier4InvocationThreshold=50000";
        yield return "-XX:Tier4MinInvocationThreshold=6000";
        yield return "-XX:Tier4CompileThreshold=150000";
        yield return "-XX:Tier4BackEdgeThreshold=400000";
    }

    /// <summary>A Java or Spark size such as <c>1g</c> or <c>512m</c> (mebibytes when no unit), in bytes; null when it is none.</summary>
    internal static long? ParseSize(string text) => MemorySize.Parse(text);

    private static bool IsCollector(string option) =>
        option.StartsWith("-XX:+Use", StringComparison.Ordinal) && option.EndsWith("GC", StringComparison.Ordinal);
}
