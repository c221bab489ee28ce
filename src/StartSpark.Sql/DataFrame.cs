using StartSpark.Sql.Types;

namespace StartSpark.Sql;

/// <summary>
/// A table that Spark computes on demand: a logical plan bound to a <see cref="SparkSession"/>.
/// Immutable and safe to use from several threads; every method that changes the table gives a new one.
/// Nothing runs until a method asks for rows, writes or shows; names are checked by Spark, not before.
/// </summary>
public sealed partial class DataFrame
{
    private StructType? _schema;

    internal DataFrame(SparkSession sparkSession, Protos.Relation relation)
    {
        SparkSession = sparkSession;
        Relation = relation;
        relation.Common ??= new Protos.RelationCommon { PlanId = sparkSession.NextPlanId() };
    }

    /// <summary>The session the plan runs in.</summary>
    public SparkSession SparkSession { get; }

    /// <summary>The logical plan. Never changed after construction.</summary>
    internal Protos.Relation Relation { get; }

    /// <summary>A column of this table by its name; see <see cref="Col"/>.</summary>
    /// <param name="columnName">The name; <c>a.b</c> for a field of a struct, <c>*</c> for all columns.</param>
    /// <returns>The column.</returns>
    public Column this[string columnName] => Col(columnName);

    /// <summary>
    /// A column of this table by its name. Where two tables of a join have columns of the same name, this says which one
    /// is meant: <c>a.Join(b, a["id"] == b["id"])</c>.
    /// </summary>
    /// <param name="columnName">The name; <c>a.b</c> for a field of a struct, <c>*</c> for all columns.</param>
    /// <returns>The column.</returns>
    public Column Col(string columnName) => Column.Named(columnName, Relation.Common.PlanId);

    /// <summary>The names and types of the columns. Asks Spark once and remembers the answer.</summary>
    /// <returns>The schema.</returns>
    /// <exception cref="AnalysisException">The plan does not make sense to Spark, such as a column that is not there.</exception>
    public StructType Schema() => _schema ?? Blocking.Run(() => SchemaAsync());

    /// <summary>The names and types of the columns; see <see cref="Schema"/>.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The schema.</returns>
    public async Task<StructType> SchemaAsync(CancellationToken cancellationToken = default) =>
        _schema ??= await SparkSession.Runner.SchemaAsync(Relation, cancellationToken).ConfigureAwait(false);

    /// <summary>The names of the columns, in order.</summary>
    /// <returns>The names.</returns>
    public IReadOnlyList<string> Columns() => Schema().FieldNames;

    /// <summary>The names of the columns, in order.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The names.</returns>
    public async Task<IReadOnlyList<string>> ColumnsAsync(CancellationToken cancellationToken = default) =>
        (await SchemaAsync(cancellationToken).ConfigureAwait(false)).FieldNames;

    /// <summary>The names of the columns, each with its type in Spark's short form, in order.</summary>
    /// <returns>Pairs such as <c>("price", "decimal(10,2)")</c>.</returns>
    public IReadOnlyList<(string Name, string Type)> DTypes() => Blocking.Run(() => DTypesAsync());

    /// <summary>The names of the columns, each with its type in Spark's short form, in order.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Pairs such as <c>("price", "decimal(10,2)")</c>.</returns>
    public async Task<IReadOnlyList<(string Name, string Type)>> DTypesAsync(CancellationToken cancellationToken = default) =>
        [.. (await SchemaAsync(cancellationToken).ConfigureAwait(false)).Fields.Select(field => (field.Name, field.DataType.SimpleString))];

    /// <summary>The columns as Spark knows them, without asking it: <c>DataFrame[id: bigint]</c> once the schema is known.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _schema is null
        ? "DataFrame"
        : $"DataFrame[{string.Join(", ", _schema.Fields.Select(field => $"{field.Name}: {field.DataType.SimpleString}"))}]";

    /// <summary>A table made of this one by another relation.</summary>
    internal DataFrame With(Protos.Relation relation) => new(SparkSession, relation);

    /// <summary>Two tables can only meet in one plan if they are of one session.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    internal void RequireSameSession(DataFrame other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!ReferenceEquals(SparkSession, other.SparkSession))
        {
            throw new ArgumentException("The two data frames belong to different Spark sessions and cannot be combined. Make both from the same one.", nameof(other));
        }
    }
}
