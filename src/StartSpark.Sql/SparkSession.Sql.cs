using StartSpark.Sql.Plans;

namespace StartSpark.Sql;

/// <content>SQL texts.</content>
public sealed partial class SparkSession
{
    /// <summary>
    /// Runs a SQL text. A query runs when rows are asked for; a statement (<c>CREATE</c>, <c>INSERT</c>, <c>SET</c>, <c>SHOW</c> …) runs at once.
    /// </summary>
    /// <param name="sqlText">The text, one statement.</param>
    /// <returns>The query's or the statement's result.</returns>
    /// <exception cref="ParseException">The text is not well-formed.</exception>
    /// <exception cref="AnalysisException">Names or types in it do not fit.</exception>
    public DataFrame Sql(string sqlText) => Blocking.Run(() => SqlAsync(sqlText));

    /// <summary>Runs a SQL text with values for its named parameters.</summary>
    /// <param name="sqlText">The text, with parameters such as <c>:name</c>.</param>
    /// <param name="args">The values by parameter name, without the colon: .NET values as <c>Lit</c> takes them, or columns of literals and constructors.</param>
    /// <returns>The query's or the statement's result.</returns>
    /// <exception cref="ParseException">The text is not well-formed.</exception>
    /// <exception cref="AnalysisException">Names or types in it do not fit.</exception>
    public DataFrame Sql(string sqlText, IReadOnlyDictionary<string, object?> args) => Blocking.Run(() => SqlAsync(sqlText, args));

    /// <summary>Runs a SQL text with values for its question marks.</summary>
    /// <param name="sqlText">The text, with a <c>?</c> for each parameter.</param>
    /// <param name="args">The values in order: .NET values as <c>Lit</c> takes them, or columns of literals and constructors.</param>
    /// <returns>The query's or the statement's result.</returns>
    /// <exception cref="ParseException">The text is not well-formed.</exception>
    /// <exception cref="AnalysisException">Names or types in it do not fit.</exception>
    public DataFrame Sql(string sqlText, params object?[] args) => Blocking.Run(() => SqlAsync(sqlText, args));

    /// <summary>Runs a SQL text; see <see cref="Sql(string)"/>.</summary>
    /// <param name="sqlText">The text, one statement.</param>
    /// <param name="cancellationToken">Interrupts the statement in Spark.</param>
    /// <returns>The query's or the statement's result.</returns>
    public Task<DataFrame> SqlAsync(string sqlText, CancellationToken cancellationToken = default) =>
        RunSqlAsync(SqlPlan.Positional(sqlText, []), cancellationToken);

    /// <summary>Runs a SQL text with values for its named parameters; see <see cref="Sql(string, IReadOnlyDictionary{string, object})"/>.</summary>
    /// <param name="sqlText">The text, with parameters such as <c>:name</c>.</param>
    /// <param name="args">The values by parameter name, without the colon.</param>
    /// <param name="cancellationToken">Interrupts the statement in Spark.</param>
    /// <returns>The query's or the statement's result.</returns>
    public Task<DataFrame> SqlAsync(string sqlText, IReadOnlyDictionary<string, object?> args, CancellationToken cancellationToken = default) =>
        RunSqlAsync(SqlPlan.Named(sqlText, args), cancellationToken);

    /// <summary>Runs a SQL text with values for its question marks; see <see cref="Sql(string, object[])"/>.</summary>
    /// <param name="sqlText">The text, with a <c>?</c> for each parameter.</param>
    /// <param name="args">The values in order.</param>
    /// <param name="cancellationToken">Interrupts the statement in Spark.</param>
    /// <returns>The query's or the statement's result.</returns>
    public Task<DataFrame> SqlAsync(string sqlText, IReadOnlyList<object?> args, CancellationToken cancellationToken = default) =>
        RunSqlAsync(SqlPlan.Positional(sqlText, args), cancellationToken);

    private async Task<DataFrame> RunSqlAsync(Protos.Relation sql, CancellationToken cancellationToken)
    {
        sql.Common = new Protos.RelationCommon { PlanId = NextPlanId() };
        var result = await Runner.CommandAsync(new Protos.Command { SqlCommand = new Protos.SqlCommand { Input = sql } }, cancellationToken).ConfigureAwait(false);
        if (result is null)
        {
            return new DataFrame(this, sql);
        }

        // The server's answer is not ours to number twice: columns refer to relations by numbers of this session.
        result.Common = new Protos.RelationCommon { PlanId = NextPlanId() };
        return new DataFrame(this, result);
    }
}
