using Google.Protobuf;
using StartSpark.Sql.Arrow;
using StartSpark.Sql.Types;

namespace StartSpark.Sql;

/// <content>Tables of rows that are here.</content>
public sealed partial class SparkSession
{
    /// <summary>The name of the only column where none is given.</summary>
    private const string OnlyColumn = "_1";

    /// <summary>A table of rows.</summary>
    /// <param name="data">The rows: values in the order of the schema.</param>
    /// <param name="schema">The names and types of the columns.</param>
    /// <returns>The table. The rows travel with every plan that uses it: make a table of large data by reading files.</returns>
    /// <exception cref="ArgumentException">A row does not fit the schema.</exception>
    public DataFrame CreateDataFrame(IEnumerable<GenericRow> data, StructType schema)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(schema);
        return new DataFrame(this, new Protos.Relation
        {
            LocalRelation = new Protos.LocalRelation
            {
                Data = UnsafeByteOperations.UnsafeWrap(ArrowRows.Write(data, schema)),
                Schema = schema.Json,
            },
        });
    }

    /// <summary>A table of rows.</summary>
    /// <param name="data">The rows: values in the order of the schema.</param>
    /// <param name="schema">The names and types of the columns.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">A row does not fit the schema.</exception>
    public DataFrame CreateDataFrame(IEnumerable<object?[]> data, StructType schema)
    {
        ArgumentNullException.ThrowIfNull(data);
        return CreateDataFrame(data.Select(values => new GenericRow(values)), schema);
    }

    /// <summary>A table of rows.</summary>
    /// <param name="data">The rows: values in the order of the schema.</param>
    /// <param name="schema">The names and types of the columns as SQL's DDL, such as <c>"id INT, name STRING"</c>.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">A row does not fit the schema.</exception>
    /// <exception cref="ParseException">The schema is not well-formed.</exception>
    public DataFrame CreateDataFrame(IEnumerable<object?[]> data, string schema) => Blocking.Run(() => CreateDataFrameAsync(data, schema));

    /// <summary>A table of rows. Only the schema is asked of Spark.</summary>
    /// <param name="data">The rows: values in the order of the schema.</param>
    /// <param name="schema">The names and types of the columns as SQL's DDL, such as <c>"id INT, name STRING"</c>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">A row does not fit the schema.</exception>
    /// <exception cref="ParseException">The schema is not well-formed.</exception>
    public async Task<DataFrame> CreateDataFrameAsync(IEnumerable<object?[]> data, string schema, CancellationToken cancellationToken = default) =>
        CreateDataFrame(data, await ParseSchemaAsync(schema, cancellationToken).ConfigureAwait(false));

    /// <summary>A table of one column <c>_1</c> of strings.</summary>
    /// <param name="data">The values.</param>
    /// <returns>The table.</returns>
    public DataFrame CreateDataFrame(IEnumerable<string?> data) => OfValues(data, new StringType(), isNullable: true);

    /// <summary>A table of one column <c>_1</c> of 32 bit integers.</summary>
    /// <param name="data">The values.</param>
    /// <returns>The table.</returns>
    public DataFrame CreateDataFrame(IEnumerable<int> data) => OfValues(data, new IntegerType(), isNullable: false);

    /// <summary>A table of one column <c>_1</c> of 32 bit integers.</summary>
    /// <param name="data">The values.</param>
    /// <returns>The table.</returns>
    public DataFrame CreateDataFrame(IEnumerable<int?> data) => OfValues(data, new IntegerType(), isNullable: true);

    /// <summary>A table of one column <c>_1</c> of 64 bit integers.</summary>
    /// <param name="data">The values.</param>
    /// <returns>The table.</returns>
    public DataFrame CreateDataFrame(IEnumerable<long> data) => OfValues(data, new LongType(), isNullable: false);

    /// <summary>A table of one column <c>_1</c> of 64 bit integers.</summary>
    /// <param name="data">The values.</param>
    /// <returns>The table.</returns>
    public DataFrame CreateDataFrame(IEnumerable<long?> data) => OfValues(data, new LongType(), isNullable: true);

    /// <summary>A table of one column <c>_1</c> of doubles.</summary>
    /// <param name="data">The values.</param>
    /// <returns>The table.</returns>
    public DataFrame CreateDataFrame(IEnumerable<double> data) => OfValues(data, new DoubleType(), isNullable: false);

    /// <summary>A table of one column <c>_1</c> of doubles.</summary>
    /// <param name="data">The values.</param>
    /// <returns>The table.</returns>
    public DataFrame CreateDataFrame(IEnumerable<double?> data) => OfValues(data, new DoubleType(), isNullable: true);

    /// <summary>A table of one column <c>_1</c> of booleans.</summary>
    /// <param name="data">The values.</param>
    /// <returns>The table.</returns>
    public DataFrame CreateDataFrame(IEnumerable<bool> data) => OfValues(data, new BooleanType(), isNullable: false);

    /// <summary>A table of one column <c>_1</c> of booleans.</summary>
    /// <param name="data">The values.</param>
    /// <returns>The table.</returns>
    public DataFrame CreateDataFrame(IEnumerable<bool?> data) => OfValues(data, new BooleanType(), isNullable: true);

    /// <summary>A table of one column <c>_1</c> of dates.</summary>
    /// <param name="data">The values.</param>
    /// <returns>The table.</returns>
    public DataFrame CreateDataFrame(IEnumerable<DateOnly> data) => OfValues(data, new DateType(), isNullable: false);

    /// <summary>A table of one column <c>_1</c> of instants.</summary>
    /// <param name="data">The values.</param>
    /// <returns>The table.</returns>
    public DataFrame CreateDataFrame(IEnumerable<DateTimeOffset> data) => OfValues(data, new TimestampType(), isNullable: false);

    /// <summary>A schema from SQL's DDL, as Spark reads it.</summary>
    internal async Task<StructType> ParseSchemaAsync(string ddl, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ddl);
        var answer = await Client.AnalyzeAsync(
            new Protos.AnalyzePlanRequest { DdlParse = new() { DdlString = ddl } }, cancellationToken).ConfigureAwait(false);
        return DataTypeProto.FromProto(answer.DdlParse.Parsed) as StructType
            ?? throw new ArgumentException($"The schema '{ddl}' is one type, not a list of columns with types.", nameof(ddl));
    }

    private DataFrame OfValues<T>(IEnumerable<T> data, DataType type, bool isNullable)
    {
        ArgumentNullException.ThrowIfNull(data);
        return CreateDataFrame(data.Select(value => new GenericRow(value)), new StructType(new StructField(OnlyColumn, type, isNullable)));
    }
}
