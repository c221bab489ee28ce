namespace StartSpark.Sql;

/// <summary>Tables, views and databases of a session.</summary>
public sealed class Catalog
{
    private readonly SparkSession _spark;

    internal Catalog(SparkSession spark) => _spark = spark;

    /// <summary>The database in which names without one are looked up.</summary>
    /// <returns>Its name.</returns>
    public string CurrentDatabase() => Ask<string>(new() { CurrentDatabase = new() });

    /// <summary>Chooses the database in which names without one are looked up.</summary>
    /// <param name="dbName">Its name.</param>
    public void SetCurrentDatabase(string dbName) => Do(new() { SetCurrentDatabase = new() { DbName = dbName } });

    /// <summary>The databases.</summary>
    /// <returns>A table with a row for each.</returns>
    public DataFrame ListDatabases() => Table(new() { ListDatabases = new() });

    /// <summary>The tables and views of the current database, temporary views included.</summary>
    /// <returns>A table with a row for each.</returns>
    public DataFrame ListTables() => Table(new() { ListTables = new() });

    /// <summary>The columns of a table or view.</summary>
    /// <param name="tableName">Its name.</param>
    /// <returns>A table with a row for each.</returns>
    public DataFrame ListColumns(string tableName) => Table(new() { ListColumns = new() { TableName = tableName } });

    /// <summary>Whether there is a table or view of that name.</summary>
    /// <param name="tableName">The name, with database and catalog if need be.</param>
    /// <returns>True if there is.</returns>
    public bool TableExists(string tableName) => Ask<bool>(new() { TableExists = new() { TableName = tableName } });

    /// <summary>Removes a temporary view.</summary>
    /// <param name="viewName">Its name.</param>
    /// <returns>False if there is none of that name.</returns>
    public bool DropTempView(string viewName) => Ask<bool>(new() { DropTempView = new() { ViewName = viewName } });

    /// <summary>Removes a global temporary view.</summary>
    /// <param name="viewName">Its name, without <c>global_temp.</c></param>
    /// <returns>False if there is none of that name.</returns>
    public bool DropGlobalTempView(string viewName) => Ask<bool>(new() { DropGlobalTempView = new() { ViewName = viewName } });

    /// <summary>Whether Spark keeps a table or view once computed.</summary>
    /// <param name="tableName">Its name.</param>
    /// <returns>True if it does.</returns>
    public bool IsCached(string tableName) => Ask<bool>(new() { IsCached = new() { TableName = tableName } });

    /// <summary>Lets Spark keep a table or view once computed.</summary>
    /// <param name="tableName">Its name.</param>
    public void CacheTable(string tableName) => Do(new() { CacheTable = new() { TableName = tableName } });

    /// <summary>Lets Spark forget a table or view it keeps.</summary>
    /// <param name="tableName">Its name.</param>
    public void UncacheTable(string tableName) => Do(new() { UncacheTable = new() { TableName = tableName } });

    /// <summary>Lets Spark forget all tables and views it keeps.</summary>
    public void ClearCache() => Do(new() { ClearCache = new() });

    /// <summary>Lets Spark look anew at the files of a table.</summary>
    /// <param name="tableName">Its name.</param>
    public void RefreshTable(string tableName) => Do(new() { RefreshTable = new() { TableName = tableName } });

    private DataFrame Table(Protos.Catalog question) => new(_spark, new Protos.Relation { Catalog = question });

    private T Ask<T>(Protos.Catalog question) =>
        Blocking.Run(() => _spark.Runner.ValueAsync<T>(Table(question).Relation, CancellationToken.None));

    private void Do(Protos.Catalog call) => Table(call).Collect();
}
