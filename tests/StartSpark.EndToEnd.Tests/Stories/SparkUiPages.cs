namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>The pages of the Spark UI, by the links of its bar or of the page before, with words that only they have.</summary>
internal static class SparkUiPages
{
    public static IReadOnlyList<(string Link, string Sign)> All { get; } =
    [
        ("Stages", "Stages for All Jobs"),
        ("Storage", "Storage"),
        ("Environment", "Runtime Information"),
        ("Executors", "Summary"),
        ("SQL / DataFrame", "SQL / DataFrame"),
        ("Connect", "Spark Connect"),
    ];

    /// <summary>Those that come once a stream has begun.</summary>
    public static IReadOnlyList<(string Link, string Sign)> OfAStream { get; } = [("Structured Streaming", "Active Streaming Queries")];

    /// <summary>What lies over the page of the executors once it is opened.</summary>
    public static IReadOnlyList<(string Link, string Sign)> OfAThreadDump { get; } = [("Executors", "Summary"), ("Thread Dump", "Signal Dispatcher")];
}
