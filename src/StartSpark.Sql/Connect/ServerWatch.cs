namespace StartSpark.Sql.Connect;

/// <summary>
/// Notices that a server of somebody else is gone, within three seconds. While it speaks nothing is asked. When a connection
/// breaks, the server is tried for a moment (a proxy between may have hung up for reasons of its own), and then given up. When
/// all is quiet, it is made to speak: a process that hangs, or a machine that was switched off, breaks no connection.
/// </summary>
internal sealed class ServerWatch(ConnectClient client, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);

    /// <summary>Together with <see cref="AnswersWithin"/> below the promised three seconds, with a margin.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan OwnSleep = TimeSpan.FromMilliseconds(500);

    /// <summary>Watches until the server is gone or the client has ended.</summary>
    /// <returns>What has become of the server, for the user; null when the client ended otherwise.</returns>
    public async Task<string?> RunAsync()
    {
        try
        {
            var broken = client.ConnectionBroken(client.Ended).AsTask();
            while (true)
            {
                string? end = null;
                if (broken.IsCompleted)
                {
                    await broken.ConfigureAwait(false);
                    broken = client.ConnectionBroken(client.Ended).AsTask();
                    end = await BrokeAsync(client.Ended).ConfigureAwait(false);
                }
                else if (Quiet - client.Silence is var quietIn && quietIn > TimeSpan.Zero)
                {
                    await Task.WhenAny(broken, Task.Delay(quietIn, time, client.Ended)).ConfigureAwait(false);
                }
                else
                {
                    end = await HangsAsync(client.Ended).ConfigureAwait(false);
                }

                if (end is not null)
                {
                    return end;
                }
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>What has become of a server that was quiet and does not speak when it is asked to; null if it does.</summary>
    private async Task<string?> HangsAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        using var patience = new CancellationTokenSource(AnswersWithin, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await client.NudgeAsync(limit.Token).ConfigureAwait(false) is null ? null : await BrokeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // An answer to another call is one too, and a process that slept itself has not listened.
            var elapsed = time.GetElapsedTime(asked);
            return client.Silence < elapsed || elapsed > AnswersWithin + OwnSleep
                ? null
                : $"The Spark Connect server at {client.Endpoint} does not answer any more.";
        }
    }

    private async Task<string?> BrokeAsync(CancellationToken cancellationToken) =>
        await FailsAsync(cancellationToken).ConfigureAwait(false) is { } failure
            ? $"The connection to the Spark Connect server at {client.Endpoint} broke. {failure.Message}"
            : null;

    /// <summary>Why the server does not answer any more; null as soon as it does.</summary>
    private async Task<Exception?> FailsAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        Exception? last = null;
        while (true)
        {
            try
            {
                last = await client.ProbeAsync(limit.Token).ConfigureAwait(false);
                if (last is null)
                {
                    return null;
                }

                await Task.Delay(BetweenTries, time, limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return last ?? new SparkConnectException("It does not answer any more.");
            }
        }
    }
}
