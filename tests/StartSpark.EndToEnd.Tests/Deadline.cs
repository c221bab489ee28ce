namespace StartSpark.EndToEnd.Tests;

/// <summary>Limits of waits: promised ones by their name, and a generous one for whatever only has to happen.</summary>
internal static class Deadline
{
    /// <summary>After any death nothing of ours is left.</summary>
    public static readonly TimeSpan NothingLeft = TimeSpan.FromSeconds(5);

    /// <summary>A cancelled start has ended.</summary>
    public static readonly TimeSpan Cancel = TimeSpan.FromSeconds(2);

    /// <summary>A Spark that died by itself is told of.</summary>
    public static readonly TimeSpan Lost = TimeSpan.FromSeconds(3);

    /// <summary>An interrupted cell's jobs have ended; a loaded page shows the truth once it is connected.</summary>
    public static readonly TimeSpan Interrupt = TimeSpan.FromSeconds(1);

    /// <summary>A kernel without our extension is told of.</summary>
    public static readonly TimeSpan Unsupported = TimeSpan.FromSeconds(3);

    /// <summary>A page that has been connected shows what is so.</summary>
    public static readonly TimeSpan Truth = TimeSpan.FromSeconds(1);

    /// <summary>Far beyond anything that should happen; only stops a test that hangs.</summary>
    public static readonly TimeSpan Generous = TimeSpan.FromSeconds(120);

    public static CancellationToken Within(TimeSpan limit)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(limit);
        return source.Token;
    }
}
