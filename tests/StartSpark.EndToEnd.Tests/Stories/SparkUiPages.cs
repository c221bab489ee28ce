namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>The pages of the Spark UI, by the links of its bar, with words that only they have.</summary>
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
}
