using System.Globalization;
using StartSpark.Sql.Types;

namespace StartSpark.Sql;

/// <summary>Reads tables from files and other sources. The data is read when rows of the table are asked for; only its schema is looked up before.</summary>
public sealed class DataFrameReader
{
    private readonly SparkSession _spark;
    private readonly Dictionary<string, string> _options = new(StringComparer.OrdinalIgnoreCase);
    private string? _format;
    private string? _schema;

    internal DataFrameReader(SparkSession spark) => _spark = spark;

    /// <summary>The kind of source.</summary>
    /// <param name="source">parquet, orc, csv, json, text, or the name of a data source that Spark knows; parquet by default.</param>
    /// <returns>This reader.</returns>
    public DataFrameReader Format(string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        _format = source;
        return this;
    }

    /// <summary>The names and types of the columns, instead of finding them out from the data.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>This reader.</returns>
    public DataFrameReader Schema(StructType schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        _schema = schema.Json;
        return this;
    }

    /// <summary>The names and types of the columns, instead of finding them out from the data.</summary>
    /// <param name="schemaString">The schema as SQL's DDL, such as <c>"id INT, name STRING"</c>.</param>
    /// <returns>This reader.</returns>
    public DataFrameReader Schema(string schemaString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(schemaString);
        _schema = schemaString;
        return this;
    }

    /// <summary>An option of the source, such as <c>header</c> for CSV.</summary>
    /// <param name="key">Its name; upper and lower case are the same.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This reader.</returns>
    public DataFrameReader Option(string key, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(value);
        _options[key] = value;
        return this;
    }

    /// <summary>An option of the source.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This reader.</returns>
    public DataFrameReader Option(string key, bool value) => Option(key, value ? "true" : "false");

    /// <summary>An option of the source.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This reader.</returns>
    public DataFrameReader Option(string key, long value) => Option(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>An option of the source.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This reader.</returns>
    public DataFrameReader Option(string key, double value) => Option(key, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Options of the source.</summary>
    /// <param name="options">Values by name.</param>
    /// <returns>This reader.</returns>
    public DataFrameReader Options(IEnumerable<KeyValuePair<string, string>> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var (key, value) in options)
        {
            Option(key, value);
        }

        return this;
    }

    /// <summary>A table of a source that needs no path, or has it among its options.</summary>
    /// <returns>The table.</returns>
    public DataFrame Load() => Load([]);

    /// <summary>A table of files.</summary>
    /// <param name="paths">Files or folders, as Spark sees them; patterns such as <c>*.csv</c> are allowed.</param>
    /// <returns>The table.</returns>
    public DataFrame Load(params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var source = new Protos.Read.Types.DataSource { Paths = { paths }, Options = { _options } };
        if (_format is not null)
        {
            source.Format = _format;
        }

        if (_schema is not null)
        {
            source.Schema = _schema;
        }

        return new DataFrame(_spark, new Protos.Relation { Read = new Protos.Read { DataSource = source } });
    }

    /// <summary>A table of Parquet files.</summary>
    /// <param name="paths">Files or folders.</param>
    /// <returns>The table.</returns>
    public DataFrame Parquet(params string[] paths) => Format("parquet").Load(paths);

    /// <summary>A table of ORC files.</summary>
    /// <param name="paths">Files or folders.</param>
    /// <returns>The table.</returns>
    public DataFrame Orc(params string[] paths) => Format("orc").Load(paths);

    /// <summary>A table of CSV files. Without a schema all columns are strings; the option <c>inferSchema</c> finds their types out.</summary>
    /// <param name="paths">Files or folders.</param>
    /// <returns>The table.</returns>
    public DataFrame Csv(params string[] paths) => Format("csv").Load(paths);

    /// <summary>A table of files with a JSON object on each line.</summary>
    /// <param name="paths">Files or folders.</param>
    /// <returns>The table.</returns>
    public DataFrame Json(params string[] paths) => Format("json").Load(paths);

    /// <summary>The lines of text files, in a column <c>value</c>.</summary>
    /// <param name="paths">Files or folders.</param>
    /// <returns>The table.</returns>
    public DataFrame Text(params string[] paths) => Format("text").Load(paths);

    /// <summary>A table or view by its name.</summary>
    /// <param name="tableName">The name, with database and catalog if need be.</param>
    /// <returns>The table.</returns>
    public DataFrame Table(string tableName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tableName);
        return new DataFrame(_spark, new Protos.Relation
        {
            Read = new Protos.Read { NamedTable = new() { UnparsedIdentifier = tableName, Options = { _options } } },
        });
    }
}
