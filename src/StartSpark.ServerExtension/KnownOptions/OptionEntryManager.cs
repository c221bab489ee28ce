using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Locating;
using StartSpark.SparkHome.OptionEntries;

namespace StartSpark.ServerExtension.KnownOptions;

/// <summary>
/// Asks each Spark once: all who ask meanwhile share one run, which goes on when they leave, for its answer is kept in memory and on the disk.
/// A failure is kept for a while too, so that a broken Spark is not started with every look at a form.
/// </summary>
internal sealed class OptionEntryManager(
    OptionEntryStore store, StartSparkPaths paths, TimeProvider time, IHostApplicationLifetime? lifetime = null, ILogger<OptionEntryManager>? logger = null) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan FailureKept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Run> _runs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<OptionEntry>> _known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ILogger _logger = logger ?? NullLogger<OptionEntryManager>.Instance;

    /// <summary>What this Spark says of its options.</summary>
    /// <exception cref="SparkHomeException">It cannot be asked.</exception>
    public async Task<IReadOnlyList<OptionEntry>> GetAsync(SparkInstallation spark, CancellationToken cancellationToken)
    {
        var key = store.FileOf(spark);
        var run = _runs.GetOrAdd(key, _ => new Run(() => ReadAsync(spark)));
        if (run.IsStale(time))
        {
            var again = new Run(() => ReadAsync(spark));
            run = _runs.TryUpdate(key, again, run) ? again : _runs[key];
        }

        return _known[key] = await run.Entries.WaitAsync(cancellationToken);
    }

    /// <summary>The same as far as it is known without starting anything; null when it is not.</summary>
    public IReadOnlyList<OptionEntry>? Peek(SparkInstallation spark) =>
        _known.TryGetValue(store.FileOf(spark), out var known) ? known : store.Read(spark);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<IReadOnlyList<OptionEntry>> ReadAsync(SparkInstallation spark)
    {
        if (store.Read(spark) is { } kept)
        {
            return kept;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(lifetime?.ApplicationStopping ?? CancellationToken.None);
        limit.CancelAfter(Limit);
        await _turn.WaitAsync(limit.Token);
        try
        {
            var java = await new JavaLocator().FindAsync(null, limit.Token);
            var entries = await OptionEntryReader.ReadAsync(spark, java, paths, limit.Token);
            await store.WriteAsync(spark, entries, limit.Token);
            return entries;
        }
        catch (OperationCanceledException)
        {
            throw new SparkHomeException($"Spark at {spark.Home} did not tell its options within {Limit.TotalMinutes:0} minutes.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            throw new SparkHomeException(error.Message, null, error);
        }
        catch (SparkHomeException error)
        {
            _logger.OptionsNotRead(spark.Home, error);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>One asking, begun by whoever comes first.</summary>
    private sealed class Run(Func<Task<IReadOnlyList<OptionEntry>>> read)
    {
        private readonly Lazy<Task<IReadOnlyList<OptionEntry>>> _entries = new(() => Task.Run(read));
        private long _seenFailed;

        public Task<IReadOnlyList<OptionEntry>> Entries => _entries.Value;

        /// <summary>Whether it failed so long ago that it is worth another try.</summary>
        public bool IsStale(TimeProvider time)
        {
            if (!Entries.IsFaulted)
            {
                return false;
            }

            var first = Interlocked.CompareExchange(ref _seenFailed, time.GetTimestamp(), 0);
            return first != 0 && time.GetElapsedTime(first) > FailureKept;
        }
    }
}
