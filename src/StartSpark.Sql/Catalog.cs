namespace StartSpark.Sql;

/// <summary>Tables, views and databases of a session.</summary>
public sealed class Catalog
{
    private readonly SparkSession _spark;

    internal Catalog(SparkSession spark) => _spark = spark;

    /// <summary>The database in which names without one are looked up.</summary>
    /// <returns>Its name.</returns>
    public string CurrentDatabase() => Blocking.Run(() => CurrentDatabaseAsync());

    /// <summary>The database in which names without one are looked up.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Its name.</returns>
    public Task<string> CurrentDatabaseAsync(CancellationToken cancellationToken = default) =>
        AskAsync<string>(new() { CurrentDatabase = new() }, cancellationToken);

    /// <summary>Chooses the database in which names without one are looked up.</summary>
    /// <param name="dbName">Its name.</param>
    public void SetCurrentDatabase(string dbName) => Blocking.Run(() => SetCurrentDatabaseAsync(dbName));

    /// <summary>Chooses the database in which names without one are looked up.</summary>
    /// <param name="dbName">Its name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is done.</returns>
    public Task SetCurrentDatabaseAsync(string dbName, CancellationToken cancellationToken = default) =>
        DoAsync(new() { SetCurrentDatabase = new() { DbName = dbName } }, cancellationToken);

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
    public bool TableExists(string tableName) => Blocking.Run(() => TableExistsAsync(tableName));

    /// <summary>Whether there is a table or view of that name.</summary>
    /// <param name="tableName">The name, with database and catalog if need be.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>True if there is.</returns>
    public Task<bool> TableExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        AskAsync<bool>(new() { TableExists = new() { TableName = tableName } }, cancellationToken);

    /// <summary>Removes a temporary view.</summary>
    /// <param name="viewName">Its name.</param>
    /// <returns>False if there is none of that name.</returns>
    public bool DropTempView(string viewName) => Blocking.Run(() => DropTempViewAsync(viewName));

    /// <summary>Removes a temporary view.</summary>
    /// <param name="viewName">Its name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>False if there is none of that name.</returns>
    public Task<bool> DropTempViewAsync(string viewName, CancellationToken cancellationToken = default) =>
        AskAsync<bool>(new() { DropTempView = new() { ViewName = viewName } }, cancellationToken);

    /// <summary>Removes a global temporary view.</summary>
    /// <param name="viewName">Its name, without <c>global_temp.</c></param>
    /// <returns>False if there is none of that name.</returns>
    public bool DropGlobalTempView(string viewName) => Blocking.Run(() => DropGlobalTempViewAsync(viewName));

    /// <summary>Removes a global temporary view.</summary>
    /// <param name="viewName">Its name, without <c>global_temp.</c></param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>False if there is none of that name.</returns>
    public Task<bool> DropGlobalTempViewAsync(string viewName, CancellationToken cancellationToken = default) =>
        AskAsync<bool>(new() { DropGlobalTempView = new() { ViewName = viewName } }, cancellationToken);

    /// <summary>Whether Spark keeps a table or view once computed.</summary>
    /// <param name="tableName">Its name.</param>
    /// <returns>True if it does.</returns>
    public bool IsCached(string tableName) => Blocking.Run(() => IsCachedAsync(tableName));

    /// <summary>Whether Spark keeps a table or view once computed.</summary>
    /// <param name="tableName">Its name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>True if it does.</returns>
    public Task<bool> IsCachedAsync(string tableName, CancellationToken cancellationToken = default) =>
        AskAsync<bool>(new() { IsCached = new() { TableName = tableName } }, cancellationToken);

    /// <summary>Lets Spark keep a table or view once computed.</summary>
    /// <param name="tableName">Its name.</param>
    public void CacheTable(string tableName) => Blocking.Run(() => CacheTableAsync(tableName));

    /// <summary>Lets Spark keep a table or view once computed.</summary>
    /// <param name="tableName">Its name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is done.</returns>
    public Task CacheTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        DoAsync(new() { CacheTable = new() { TableName = tableName } }, cancellationToken);

    /// <summary>Lets Spark forget a table or view it keeps.</summary>
    /// <param name="tableName">Its name.</param>
    public void UncacheTable(string tableName) => Blocking.Run(() => UncacheTableAsync(tableName));

    /// <summary>Lets Spark forget a table or view it keeps.</summary>
    /// <param name="tableName">Its name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is done.</returns>
    public Task UncacheTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        DoAsync(new() { UncacheTable = new() { TableName = tableName } }, cancellationToken);

    /// <summary>Lets Spark forget all tables and views it keeps.</summary>
    public void ClearCache() => Blocking.Run(() => ClearCacheAsync());

    /// <summary>Lets Spark forget all tables and views it keeps.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is done.</returns>
    public Task ClearCacheAsync(CancellationToken cancellationToken = default) =>
        DoAsync(new() { ClearCache = new() }, cancellationToken);

    /// <summary>Lets Spark look anew at the files of a table.</summary>
    /// <param name="tableName">Its name.</param>
    public void RefreshTable(string tableName) => Blocking.Run(() => RefreshTableAsync(tableName));

    /// <summary>Lets Spark look anew at the files of a table.</summary>
    /// <param name="tableName">Its name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is done.</returns>
    public Task RefreshTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        DoAsync(new() { RefreshTable = new() { TableName = tableName } }, cancellationToken);

    private DataFrame Table(Protos.Catalog question) => new(_spark, new Protos.Relation { Catalog = question });

    private Task<T> AskAsync<T>(Protos.Catalog question, CancellationToken cancellationToken) =>
        _spark.Runner.ValueAsync<T>(Table(question).Relation, cancellationToken);

    private Task DoAsync(Protos.Catalog call, CancellationToken cancellationToken) => Table(call).CollectAsync(cancellationToken);
}
