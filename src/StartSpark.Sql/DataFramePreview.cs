using StartSpark.Sql.Types;

namespace StartSpark.Sql;

/// <summary>The first rows of a table with their types, as a notebook shows them: one query, no more rows than asked for.</summary>
/// <param name="Schema">The names and types of the columns.</param>
/// <param name="Rows">The first rows.</param>
/// <param name="HasMore">Whether the table has more rows than these.</param>
internal sealed record DataFramePreview(StructType Schema, IReadOnlyList<Row> Rows, bool HasMore)
{
    /// <summary>Fetches the first rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="maxRows">How many rows at most.</param>
    /// <param name="cancellationToken">Interrupts the query in Spark.</param>
    public static async Task<DataFramePreview> LoadAsync(DataFrame table, int maxRows, CancellationToken cancellationToken)
    {
        // One row more than shown tells whether there are more, without counting them all.
        var result = await table.SparkSession.Runner.CollectAsync(table.Limit(maxRows + 1).Relation, cancellationToken).ConfigureAwait(false);
        return result.Rows.Count <= maxRows
            ? new DataFramePreview(result.Schema, result.Rows, HasMore: false)
            : new DataFramePreview(result.Schema, [.. result.Rows.Take(maxRows)], HasMore: true);
    }

    /// <summary>Fetches the first rows, for callers that cannot wait asynchronously.</summary>
    /// <param name="table">The table.</param>
    /// <param name="maxRows">How many rows at most.</param>
    public static DataFramePreview Load(DataFrame table, int maxRows) =>
        Blocking.Run(() => LoadAsync(table, maxRows, CancellationToken.None));
}
