using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StartSpark.Contracts.Checks;

namespace StartSpark.ServerExtension.Checks;

/// <summary>Runs every check at the same time and gives what they found within the limit; a disk or a network that does not answer keeps nobody waiting.</summary>
internal sealed class LaunchChecker(IEnumerable<ILaunchCheck> checks, TimeProvider time, ILogger<LaunchChecker> logger)
{
    /// <summary>The promise is 300 ms with the way there and back.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(250);

    public async Task<LaunchChecks> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var atLimit = limit.Token.Register(end.SetResult);
        var found = new ConcurrentQueue<(int Order, LaunchCheck Check)>();
        var all = Task.WhenAll(checks.Select((check, order) => Task.Run(() => CollectAsync(check, order, subject, found, limit.Token), CancellationToken.None)));
        await Task.WhenAny(all, end.Task).WaitAsync(cancellationToken);
        return new LaunchChecks([.. found.ToArray()
            .OrderBy(one => Finding.IsError(one.Check) ? 0 : 1).ThenBy(one => one.Order).Select(one => one.Check)]);
    }

    private async Task CollectAsync(ILaunchCheck check, int order, CheckSubject subject, ConcurrentQueue<(int, LaunchCheck)> found, CancellationToken limit)
    {
        try
        {
            await foreach (var one in check.RunAsync(subject, limit).WithCancellation(limit))
            {
                found.Enqueue((order, one));
            }
        }
        catch (OperationCanceledException)
        {
            // Too late to be told.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            logger.CheckFailed(check.GetType().Name, exception.Message);
        }
    }
}
