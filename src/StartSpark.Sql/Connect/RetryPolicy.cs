namespace StartSpark.Sql.Connect;

/// <summary>How long to wait before which attempt. The constants are those of Spark's own clients.</summary>
internal sealed record RetryPolicy
{
    /// <summary>For a server that has answered before: waits add up to more than ten minutes, so a restarting server is survived.</summary>
    public static RetryPolicy Established { get; } = new();

    /// <summary>For the first contact: a wrong address is far more likely than a server that comes up later, so a person is told within about four seconds.</summary>
    public static RetryPolicy FirstContact { get; } = new() { MaxRetries = 4 };

    public int MaxRetries { get; init; } = 15;

    public TimeSpan InitialBackoff { get; init; } = TimeSpan.FromMilliseconds(50);

    public double Multiplier { get; init; } = 4;

    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan Jitter { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits shorter than this are not jittered.</summary>
    public TimeSpan JitterFrom { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan MaxServerDelay { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The wait before retry number <paramref name="retry"/> (from 0), or null when there shall be none.</summary>
    /// <param name="retry">How many retries there have been.</param>
    /// <param name="serverDelay">What the server asked for, if it did.</param>
    /// <param name="random">A number from 0 to 1.</param>
    public TimeSpan? Delay(int retry, TimeSpan? serverDelay, double random)
    {
        if (retry >= MaxRetries)
        {
            return null;
        }

        var wait = TimeSpan.FromMilliseconds(
            Math.Min(MaxBackoff.TotalMilliseconds, InitialBackoff.TotalMilliseconds * Math.Pow(Multiplier, retry)));
        if (serverDelay is { } asked)
        {
            var capped = asked < MaxServerDelay ? asked : MaxServerDelay;
            wait = wait > capped ? wait : capped;
        }

        return wait >= JitterFrom ? wait + (Jitter * random) : wait;
    }
}
