using System.Runtime.CompilerServices;

namespace StartSpark.Sql;

/// <content>Methods that run the query and bring rows here.</content>
public sealed partial class DataFrame
{
    /// <summary>All rows, in memory. For results larger than that there are <see cref="ToLocalIterator"/> and <see cref="Write"/>.</summary>
    /// <returns>The rows.</returns>
    /// <exception cref="SparkException">The query failed.</exception>
    public IReadOnlyList<Row> Collect() => Blocking.Run(() => CollectAsync());

    /// <summary>All rows, in memory.</summary>
    /// <param name="cancellationToken">Interrupts the query in Spark.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="SparkException">The query failed.</exception>
    public async Task<IReadOnlyList<Row>> CollectAsync(CancellationToken cancellationToken = default)
    {
        var result = await SparkSession.Runner.CollectAsync(Relation, cancellationToken).ConfigureAwait(false);
        _schema ??= result.Schema;
        return result.Rows;
    }

    /// <summary>The rows one after the other, fetched as they are read; the memory needed is that of one batch. Leaving early ends the query.</summary>
    /// <returns>The rows; each enumeration runs the query anew.</returns>
    public IEnumerable<Row> ToLocalIterator() =>
        Blocking.Enumerate(SparkSession.Runner.ReadAsync(Relation, CancellationToken.None)).SelectMany(part => part.Rows);

    /// <summary>The rows one after the other, fetched as they are read; the memory needed is that of one batch. Leaving early ends the query.</summary>
    /// <param name="cancellationToken">Interrupts the query in Spark.</param>
    /// <returns>The rows; each enumeration runs the query anew.</returns>
    public async IAsyncEnumerable<Row> ToLocalIteratorAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var part in SparkSession.Runner.ReadAsync(Relation, cancellationToken).ConfigureAwait(false))
        {
            foreach (var row in part.Rows)
            {
                yield return row;
            }
        }
    }

    /// <summary>The number of rows.</summary>
    /// <returns>The number.</returns>
    public long Count() => Blocking.Run(() => CountAsync());

    /// <summary>The number of rows.</summary>
    /// <param name="cancellationToken">Interrupts the query in Spark.</param>
    /// <returns>The number.</returns>
    public Task<long> CountAsync(CancellationToken cancellationToken = default) =>
        SparkSession.Runner.ValueAsync<long>(GroupBy().Count().Relation, cancellationToken);

    /// <summary>The first rows.</summary>
    /// <param name="n">How many at most.</param>
    /// <returns>The rows.</returns>
    public IReadOnlyList<Row> Take(int n) => Limit(n).Collect();

    /// <summary>The first rows.</summary>
    /// <param name="n">How many at most.</param>
    /// <param name="cancellationToken">Interrupts the query in Spark.</param>
    /// <returns>The rows.</returns>
    public Task<IReadOnlyList<Row>> TakeAsync(int n, CancellationToken cancellationToken = default) => Limit(n).CollectAsync(cancellationToken);

    /// <summary>The same as <see cref="Take"/>.</summary>
    /// <param name="n">How many at most.</param>
    /// <returns>The rows.</returns>
    public IReadOnlyList<Row> Head(int n) => Take(n);

    /// <summary>The same as <see cref="TakeAsync"/>.</summary>
    /// <param name="n">How many at most.</param>
    /// <param name="cancellationToken">Interrupts the query in Spark.</param>
    /// <returns>The rows.</returns>
    public Task<IReadOnlyList<Row>> HeadAsync(int n, CancellationToken cancellationToken = default) => TakeAsync(n, cancellationToken);

    /// <summary>The first row.</summary>
    /// <returns>The row.</returns>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public Row Head() => First();

    /// <summary>The first row.</summary>
    /// <param name="cancellationToken">Interrupts the query in Spark.</param>
    /// <returns>The row.</returns>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public Task<Row> HeadAsync(CancellationToken cancellationToken = default) => FirstAsync(cancellationToken);

    /// <summary>The first row.</summary>
    /// <returns>The row.</returns>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public Row First() => Blocking.Run(() => FirstAsync());

    /// <summary>The first row.</summary>
    /// <param name="cancellationToken">Interrupts the query in Spark.</param>
    /// <returns>The row.</returns>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public async Task<Row> FirstAsync(CancellationToken cancellationToken = default)
    {
        var rows = await TakeAsync(1, cancellationToken).ConfigureAwait(false);
        return rows.Count > 0
            ? rows[0]
            : throw new InvalidOperationException("The data frame has no rows, so it has no first one. Take(1) gives none or one.");
    }

    /// <summary>The last rows, in their order.</summary>
    /// <param name="n">How many at most.</param>
    /// <returns>The rows.</returns>
    public IReadOnlyList<Row> Tail(int n) => Blocking.Run(() => TailAsync(n));

    /// <summary>The last rows, in their order.</summary>
    /// <param name="n">How many at most.</param>
    /// <param name="cancellationToken">Interrupts the query in Spark.</param>
    /// <returns>The rows.</returns>
    public Task<IReadOnlyList<Row>> TailAsync(int n, CancellationToken cancellationToken = default) =>
        With(new Protos.Relation { Tail = new Protos.Tail { Input = Relation, Limit = n } }).CollectAsync(cancellationToken);

    /// <summary>Whether there are no rows.</summary>
    /// <returns>True if there are none.</returns>
    public bool IsEmpty() => Blocking.Run(() => IsEmptyAsync());

    /// <summary>Whether there are no rows.</summary>
    /// <param name="cancellationToken">Interrupts the query in Spark.</param>
    /// <returns>True if there are none.</returns>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken = default) =>
        (await Select().TakeAsync(1, cancellationToken).ConfigureAwait(false)).Count == 0;
}
