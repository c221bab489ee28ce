using StartSpark.CSharpKernel.Extensibility;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Progress;

/// <summary>
/// Brings cells, queries and the driver's pages to the bar. The pages are read while a cell's query is at work, once a
/// second at most, beside everything else, and only for somebody who sees the bar.
/// </summary>
internal sealed class ProgressObserver(CellProgress bar, JobPages pages, Func<bool> isSeen, TimeProvider clock) : ISparkSessionObserver, ICellObserver
{
    private static readonly TimeSpan BetweenReads = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(2);

    private int isReading;
    private long lastRead;

    public void Started(CellInfo cell) => bar.CellStarted(cell.MessageId);

    public void Finished(CellInfo cell, CellOutcome outcome) => bar.CellFinished(cell.MessageId);

    public void QueryProgress(SparkSession sparkSession, SparkQueryProgress progress)
    {
        if (bar.Reported(progress) && isSeen() && IsTimeToRead())
        {
            // Out of the query's context and off its thread: reading shall not delay it.
            using (ExecutionContext.SuppressFlow())
            {
                _ = Task.Run(() => ReadAsync(sparkSession.DriverInfo));
            }
        }
    }

    public void QueryEnded(SparkSession sparkSession, string operationId) => bar.QueryEnded(operationId);

    private bool IsTimeToRead() =>
        (lastRead == 0 || clock.GetElapsedTime(lastRead) >= BetweenReads) && Interlocked.Exchange(ref isReading, 1) == 0;

    private async Task ReadAsync(SparkDriverInfo driver)
    {
        using var limit = new CancellationTokenSource(ReadLimit);
        bar.Learned(await pages.ReadAsync(driver, limit.Token).ConfigureAwait(false));
        lastRead = clock.GetTimestamp();
        Volatile.Write(ref isReading, 0);
    }
}
