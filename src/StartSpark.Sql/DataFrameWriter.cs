using System.Globalization;
using ProtoSaveMode = StartSpark.Sql.Protos.WriteOperation.Types.SaveMode;
using TableSaveMethod = StartSpark.Sql.Protos.WriteOperation.Types.SaveTable.Types.TableSaveMethod;

namespace StartSpark.Sql;

/// <summary>Writes a table to files or into a table of the catalog. Paths are as Spark sees them; a path becomes a folder of files.</summary>
public sealed class DataFrameWriter
{
    private readonly DataFrame _table;
    private readonly Protos.WriteOperation _write;
    private readonly Dictionary<string, string> _options = new(StringComparer.OrdinalIgnoreCase);

    internal DataFrameWriter(DataFrame table)
    {
        _table = table;
        _write = new Protos.WriteOperation { Input = table.Relation };
    }

    /// <summary>What to do when there is data already.</summary>
    /// <param name="saveMode">The mode; an error by default.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter Mode(SaveMode saveMode)
    {
        _write.Mode = saveMode switch
        {
            SaveMode.Append => ProtoSaveMode.Append,
            SaveMode.Overwrite => ProtoSaveMode.Overwrite,
            SaveMode.ErrorIfExists => ProtoSaveMode.ErrorIfExists,
            SaveMode.Ignore => ProtoSaveMode.Ignore,
            _ => throw new ArgumentOutOfRangeException(nameof(saveMode), saveMode, "There is no such save mode."),
        };
        return this;
    }

    /// <summary>What to do when there is data already.</summary>
    /// <param name="saveMode">append, overwrite, error (errorifexists, default) or ignore.</param>
    /// <returns>This writer.</returns>
    /// <exception cref="ArgumentException">There is no such mode.</exception>
    public DataFrameWriter Mode(string saveMode)
    {
        ArgumentNullException.ThrowIfNull(saveMode);
        return Mode(saveMode.ToLowerInvariant() switch
        {
            "append" => SaveMode.Append,
            "overwrite" => SaveMode.Overwrite,
            "error" or "errorifexists" or "default" => SaveMode.ErrorIfExists,
            "ignore" => SaveMode.Ignore,
            _ => throw new ArgumentException($"There is no save mode '{saveMode}'. Use append, overwrite, error or ignore.", nameof(saveMode)),
        });
    }

    /// <summary>The kind of files or table.</summary>
    /// <param name="source">parquet, orc, csv, json, text, or the name of a data source that Spark knows; parquet by default.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter Format(string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        _write.Source = source;
        return this;
    }

    /// <summary>An option of the source, such as <c>header</c> for CSV or <c>compression</c>.</summary>
    /// <param name="key">Its name; upper and lower case are the same.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter Option(string key, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(value);
        _options[key] = value;
        return this;
    }

    /// <summary>An option of the source.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter Option(string key, bool value) => Option(key, value ? "true" : "false");

    /// <summary>An option of the source.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter Option(string key, long value) => Option(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>An option of the source.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter Option(string key, double value) => Option(key, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Options of the source.</summary>
    /// <param name="options">Values by name.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter Options(IEnumerable<KeyValuePair<string, string>> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var (key, value) in options)
        {
            Option(key, value);
        }

        return this;
    }

    /// <summary>Columns whose values become folders, <c>year=2026/month=11</c>, so that a query for some of them reads only those.</summary>
    /// <param name="colNames">The columns' names.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter PartitionBy(params string[] colNames)
    {
        ArgumentNullException.ThrowIfNull(colNames);
        _write.PartitioningColumns.Clear();
        _write.PartitioningColumns.AddRange(colNames);
        return this;
    }

    /// <summary>Spreads the rows over a number of buckets by the values of some columns. For <see cref="SaveAsTable"/> only.</summary>
    /// <param name="numBuckets">How many.</param>
    /// <param name="colName">The first column's name.</param>
    /// <param name="colNames">The other columns' names.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter BucketBy(int numBuckets, string colName, params string[] colNames)
    {
        _write.BucketBy = new() { NumBuckets = numBuckets, BucketColumnNames = { colNames.Prepend(colName) } };
        return this;
    }

    /// <summary>Orders the rows inside each bucket. For <see cref="SaveAsTable"/> with <see cref="BucketBy"/> only.</summary>
    /// <param name="colName">The first column's name.</param>
    /// <param name="colNames">The other columns' names.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter SortBy(string colName, params string[] colNames)
    {
        _write.SortColumnNames.Clear();
        _write.SortColumnNames.AddRange(colNames.Prepend(colName));
        return this;
    }

    /// <summary>Writes to a source that needs no path, or has it among its options.</summary>
    public void Save() => Blocking.Run(() => SaveAsync());

    /// <summary>Writes to a source that needs no path, or has it among its options.</summary>
    /// <param name="cancellationToken">Interrupts the job in Spark.</param>
    /// <returns>When it is written.</returns>
    public Task SaveAsync(CancellationToken cancellationToken = default) => RunAsync(_ => { }, cancellationToken);

    /// <summary>Writes files.</summary>
    /// <param name="path">The folder they go to.</param>
    /// <exception cref="AnalysisException">The folder is there already, unless <see cref="Mode(SaveMode)"/> says what to do then.</exception>
    public void Save(string path) => Blocking.Run(() => SaveAsync(path));

    /// <summary>Writes files.</summary>
    /// <param name="path">The folder they go to.</param>
    /// <param name="cancellationToken">Interrupts the job in Spark.</param>
    /// <returns>When they are written.</returns>
    public Task SaveAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return RunAsync(write => write.Path = path, cancellationToken);
    }

    /// <summary>Writes Parquet files.</summary>
    /// <param name="path">The folder they go to.</param>
    public void Parquet(string path) => Blocking.Run(() => ParquetAsync(path));

    /// <summary>Writes Parquet files.</summary>
    /// <param name="path">The folder they go to.</param>
    /// <param name="cancellationToken">Interrupts the job in Spark.</param>
    /// <returns>When they are written.</returns>
    public Task ParquetAsync(string path, CancellationToken cancellationToken = default) => Format("parquet").SaveAsync(path, cancellationToken);

    /// <summary>Writes ORC files.</summary>
    /// <param name="path">The folder they go to.</param>
    public void Orc(string path) => Blocking.Run(() => OrcAsync(path));

    /// <summary>Writes ORC files.</summary>
    /// <param name="path">The folder they go to.</param>
    /// <param name="cancellationToken">Interrupts the job in Spark.</param>
    /// <returns>When they are written.</returns>
    public Task OrcAsync(string path, CancellationToken cancellationToken = default) => Format("orc").SaveAsync(path, cancellationToken);

    /// <summary>Writes CSV files.</summary>
    /// <param name="path">The folder they go to.</param>
    public void Csv(string path) => Blocking.Run(() => CsvAsync(path));

    /// <summary>Writes CSV files.</summary>
    /// <param name="path">The folder they go to.</param>
    /// <param name="cancellationToken">Interrupts the job in Spark.</param>
    /// <returns>When they are written.</returns>
    public Task CsvAsync(string path, CancellationToken cancellationToken = default) => Format("csv").SaveAsync(path, cancellationToken);

    /// <summary>Writes files with a JSON object on each line.</summary>
    /// <param name="path">The folder they go to.</param>
    public void Json(string path) => Blocking.Run(() => JsonAsync(path));

    /// <summary>Writes files with a JSON object on each line.</summary>
    /// <param name="path">The folder they go to.</param>
    /// <param name="cancellationToken">Interrupts the job in Spark.</param>
    /// <returns>When they are written.</returns>
    public Task JsonAsync(string path, CancellationToken cancellationToken = default) => Format("json").SaveAsync(path, cancellationToken);

    /// <summary>Writes text files; the table has one column of strings.</summary>
    /// <param name="path">The folder they go to.</param>
    public void Text(string path) => Blocking.Run(() => TextAsync(path));

    /// <summary>Writes text files; the table has one column of strings.</summary>
    /// <param name="path">The folder they go to.</param>
    /// <param name="cancellationToken">Interrupts the job in Spark.</param>
    /// <returns>When they are written.</returns>
    public Task TextAsync(string path, CancellationToken cancellationToken = default) => Format("text").SaveAsync(path, cancellationToken);

    /// <summary>Writes a table of the catalog and makes it if need be. Columns are matched by name.</summary>
    /// <param name="tableName">Its name.</param>
    public void SaveAsTable(string tableName) => Blocking.Run(() => SaveAsTableAsync(tableName));

    /// <summary>Writes a table of the catalog and makes it if need be. Columns are matched by name.</summary>
    /// <param name="tableName">Its name.</param>
    /// <param name="cancellationToken">Interrupts the job in Spark.</param>
    /// <returns>When it is written.</returns>
    public Task SaveAsTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        ToTableAsync(tableName, TableSaveMethod.SaveAsTable, cancellationToken);

    /// <summary>Adds the rows to a table of the catalog that is there. Columns are matched by place.</summary>
    /// <param name="tableName">Its name.</param>
    public void InsertInto(string tableName) => Blocking.Run(() => InsertIntoAsync(tableName));

    /// <summary>Adds the rows to a table of the catalog that is there. Columns are matched by place.</summary>
    /// <param name="tableName">Its name.</param>
    /// <param name="cancellationToken">Interrupts the job in Spark.</param>
    /// <returns>When they are added.</returns>
    public Task InsertIntoAsync(string tableName, CancellationToken cancellationToken = default) =>
        ToTableAsync(tableName, TableSaveMethod.InsertInto, cancellationToken);

    private Task ToTableAsync(string tableName, TableSaveMethod method, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tableName);
        return RunAsync(write => write.Table = new() { TableName = tableName, SaveMethod = method }, cancellationToken);
    }

    private Task RunAsync(Action<Protos.WriteOperation> target, CancellationToken cancellationToken)
    {
        // A copy, so that the writer can be used again for another target.
        var write = _write.Clone();
        write.Options.Add(_options);
        target(write);
        return _table.SparkSession.Runner.CommandAsync(new Protos.Command { WriteOperation = write }, cancellationToken);
    }
}
