namespace StartSpark.Sql.Connect;

/// <summary>
/// Notices that a server of somebody else is gone. While the connection stands nothing is asked; when it breaks, the server
/// is tried for a moment (a proxy between may have hung up for reasons of its own), and then given up.
/// </summary>
internal sealed class ServerWatch(ConnectClient client, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);

    /// <summary>Watches until the server is gone or the client has ended.</summary>
    /// <returns>What has become of the server, for the user; null when the client ended otherwise.</returns>
    public async Task<string?> RunAsync()
    {
        try
        {
            while (true)
            {
                await client.ConnectionBroken(client.Ended).ConfigureAwait(false);
                if (await FailsAsync(client.Ended).ConfigureAwait(false) is { } failure)
                {
                    return $"The connection to the Spark Connect server at {client.Endpoint} broke. {failure.Message}";
                }
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Why the server does not answer any more; null as soon as it does.</summary>
    private async Task<Exception?> FailsAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var patience = time.CreateTimer(_ => limit.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
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
