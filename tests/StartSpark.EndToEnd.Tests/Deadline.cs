namespace StartSpark.EndToEnd.Tests;

/// <summary>Limits of waits: promised ones by their name, and a generous one for whatever only has to happen.</summary>
internal static class Deadline
{
    /// <summary>After any death nothing of ours is left.</summary>
    public static readonly TimeSpan NothingLeft = TimeSpan.FromSeconds(5);

    /// <summary>A cancelled start has ended.</summary>
    public static readonly TimeSpan Cancel = TimeSpan.FromSeconds(2);

    /// <summary>Far beyond anything that should happen; only stops a test that hangs.</summary>
    public static readonly TimeSpan Generous = TimeSpan.FromSeconds(120);

    public static CancellationToken Within(TimeSpan limit)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(limit);
        return source.Token;
    }
}
