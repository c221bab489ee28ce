using System.Net.Sockets;

namespace StartSpark.Sql.Local;

/// <summary>
/// Knows whether a standalone master is there: a connection is held to it on which nothing is ever said, and which breaks
/// when the master goes. Only while it is gone is it tried again, once a second.
/// </summary>
internal sealed class MasterLine(string host, int port, TimeProvider time)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(4);

    private volatile bool _isBroken;

    /// <summary>Whether the master is gone.</summary>
    public bool IsBroken => _isBroken;

    /// <summary>Holds the line until cancelled.</summary>
    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        var nothing = new byte[64];
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var line = new TcpClient();
                using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
                {
                    limit.CancelAfter(ConnectLimit);
                    await line.ConnectAsync(host, port, limit.Token).ConfigureAwait(false);
                }

                _isBroken = false;
                await line.GetStream().ReadAtLeastAsync(nothing, nothing.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is SocketException or IOException or OperationCanceledException)
            {
                _isBroken = true;
            }

            await Task.Delay(BetweenTries, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
