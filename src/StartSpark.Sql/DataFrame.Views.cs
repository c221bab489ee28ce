using StartSpark.Sql.Plans;

namespace StartSpark.Sql;

/// <content>Methods that give the table a name in SQL.</content>
public sealed partial class DataFrame
{
    /// <summary>Makes the table known to SQL under a name, in this session, in place of one that has the name.</summary>
    /// <param name="viewName">The name.</param>
    public void CreateOrReplaceTempView(string viewName) => Blocking.Run(() => CreateOrReplaceTempViewAsync(viewName));

    /// <summary>Makes the table known to SQL under a name, in this session, in place of one that has the name.</summary>
    /// <param name="viewName">The name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is done.</returns>
    public Task CreateOrReplaceTempViewAsync(string viewName, CancellationToken cancellationToken = default) =>
        CreateViewAsync(viewName, isGlobal: false, replace: true, cancellationToken);

    /// <summary>Makes the table known to SQL under a name, in this session.</summary>
    /// <param name="viewName">The name.</param>
    /// <exception cref="AnalysisException">There is a view of that name.</exception>
    public void CreateTempView(string viewName) => Blocking.Run(() => CreateTempViewAsync(viewName));

    /// <summary>Makes the table known to SQL under a name, in this session.</summary>
    /// <param name="viewName">The name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="AnalysisException">There is a view of that name.</exception>
    public Task CreateTempViewAsync(string viewName, CancellationToken cancellationToken = default) =>
        CreateViewAsync(viewName, isGlobal: false, replace: false, cancellationToken);

    /// <summary>Makes the table known to SQL as <c>global_temp.name</c>, in every session of the application, in place of one that has the name.</summary>
    /// <param name="viewName">The name.</param>
    public void CreateOrReplaceGlobalTempView(string viewName) => Blocking.Run(() => CreateOrReplaceGlobalTempViewAsync(viewName));

    /// <summary>Makes the table known to SQL as <c>global_temp.name</c>, in every session of the application, in place of one that has the name.</summary>
    /// <param name="viewName">The name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is done.</returns>
    public Task CreateOrReplaceGlobalTempViewAsync(string viewName, CancellationToken cancellationToken = default) =>
        CreateViewAsync(viewName, isGlobal: true, replace: true, cancellationToken);

    /// <summary>Makes the table known to SQL as <c>global_temp.name</c>, in every session of the application.</summary>
    /// <param name="viewName">The name.</param>
    /// <exception cref="AnalysisException">There is a view of that name.</exception>
    public void CreateGlobalTempView(string viewName) => Blocking.Run(() => CreateGlobalTempViewAsync(viewName));

    /// <summary>Makes the table known to SQL as <c>global_temp.name</c>, in every session of the application.</summary>
    /// <param name="viewName">The name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="AnalysisException">There is a view of that name.</exception>
    public Task CreateGlobalTempViewAsync(string viewName, CancellationToken cancellationToken = default) =>
        CreateViewAsync(viewName, isGlobal: true, replace: false, cancellationToken);

    private Task CreateViewAsync(string name, bool isGlobal, bool replace, CancellationToken cancellationToken) =>
        SparkSession.Runner.CommandAsync(Views.Create(Relation, name, isGlobal, replace), cancellationToken);
}
