namespace StartSpark.Sql;

/// <content>Keeping a computed table in Spark.</content>
public sealed partial class DataFrame
{
    /// <summary>Lets Spark keep the table once it is computed, in memory and on disk where memory is short. Nothing is computed yet.</summary>
    /// <returns>This table.</returns>
    public DataFrame Cache() => Persist();

    /// <summary>Lets Spark keep the table once it is computed, in memory and on disk where memory is short. Nothing is computed yet.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>This table.</returns>
    public Task<DataFrame> CacheAsync(CancellationToken cancellationToken = default) => PersistAsync(null, cancellationToken);

    /// <summary>Lets Spark keep the table once it is computed, at Spark's default level. Nothing is computed yet.</summary>
    /// <returns>This table.</returns>
    public DataFrame Persist() => Persist(null);

    /// <summary>Lets Spark keep the table once it is computed. Nothing is computed yet.</summary>
    /// <param name="storageLevel">Where to keep it; null takes Spark's default.</param>
    /// <returns>This table.</returns>
    public DataFrame Persist(StorageLevel? storageLevel) => Blocking.Run(() => PersistAsync(storageLevel));

    /// <summary>Lets Spark keep the table once it is computed. Nothing is computed yet.</summary>
    /// <param name="storageLevel">Where to keep it; null, the default, takes Spark's default.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>This table.</returns>
    public async Task<DataFrame> PersistAsync(StorageLevel? storageLevel = null, CancellationToken cancellationToken = default)
    {
        var persist = new Protos.AnalyzePlanRequest.Types.Persist { Relation = Relation };
        if (storageLevel is not null)
        {
            persist.StorageLevel = storageLevel.ToProto();
        }

        await SparkSession.Client.AnalyzeAsync(new Protos.AnalyzePlanRequest { Persist = persist }, cancellationToken).ConfigureAwait(false);
        return this;
    }

    /// <summary>Lets Spark forget the computed table.</summary>
    /// <param name="blocking">Whether to wait until it is gone everywhere; false by default.</param>
    /// <returns>This table.</returns>
    public DataFrame Unpersist(bool blocking = false) => Blocking.Run(() => UnpersistAsync(blocking));

    /// <summary>Lets Spark forget the computed table.</summary>
    /// <param name="blocking">Whether to wait until it is gone everywhere; false by default.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>This table.</returns>
    public async Task<DataFrame> UnpersistAsync(bool blocking = false, CancellationToken cancellationToken = default)
    {
        var unpersist = new Protos.AnalyzePlanRequest.Types.Unpersist { Relation = Relation, Blocking = blocking };
        await SparkSession.Client.AnalyzeAsync(new Protos.AnalyzePlanRequest { Unpersist = unpersist }, cancellationToken).ConfigureAwait(false);
        return this;
    }

    /// <summary>Where Spark keeps the table; <see cref="StorageLevel.None"/> if it does not.</summary>
    /// <returns>The level.</returns>
    public StorageLevel StorageLevel() => Blocking.Run(() => StorageLevelAsync());

    /// <summary>Where Spark keeps the table; <see cref="StorageLevel.None"/> if it does not.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The level.</returns>
    public async Task<StorageLevel> StorageLevelAsync(CancellationToken cancellationToken = default)
    {
        var question = new Protos.AnalyzePlanRequest.Types.GetStorageLevel { Relation = Relation };
        var answer = await SparkSession.Client.AnalyzeAsync(new Protos.AnalyzePlanRequest { GetStorageLevel = question }, cancellationToken).ConfigureAwait(false);
        return Sql.StorageLevel.FromProto(answer.GetStorageLevel.StorageLevel);
    }
}
