namespace StartSpark.Sql;

/// <summary>
/// Watches Spark sessions of this process as they start, run and end. Calls come from any thread and must return soon;
/// what an observer throws is ignored. Every member has an empty default, so an observer takes only what it needs.
/// </summary>
public interface ISparkSessionObserver
{
    /// <summary>A stage of starting has begun.</summary>
    /// <param name="stage">The stage.</param>
    void StageStarted(SparkStartStage stage)
    {
    }

    /// <summary>A stage of starting has ended well.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="elapsed">How long it took.</param>
    void StageFinished(SparkStartStage stage, TimeSpan elapsed)
    {
    }

    /// <summary>A start has failed or was cancelled, and nothing of it is left.</summary>
    void StartFailed()
    {
    }

    /// <summary>A session is ready to take queries.</summary>
    /// <param name="sparkSession">The session.</param>
    /// <param name="driver">What is known of the Spark behind it.</param>
    void SessionStarted(SparkSession sparkSession, SparkDriverInfo driver)
    {
    }

    /// <summary>A session was stopped on purpose, by its user.</summary>
    /// <param name="sparkSession">The session.</param>
    void SessionStopped(SparkSession sparkSession)
    {
    }

    /// <summary>A session ended without being asked to: its driver died, or the server forgot it.</summary>
    /// <param name="sparkSession">The session.</param>
    /// <param name="reason">What happened, in a sentence for the user.</param>
    void SessionLost(SparkSession sparkSession, string reason)
    {
    }

    /// <summary>Spark reports how far a running query is. Comes about every two seconds while a query runs.</summary>
    /// <param name="sparkSession">The session.</param>
    /// <param name="progress">The stages of the query.</param>
    void QueryProgress(SparkSession sparkSession, SparkQueryProgress progress)
    {
    }

    /// <summary>A query of which progress was told has ended, however it ended.</summary>
    /// <param name="sparkSession">The session.</param>
    /// <param name="operationId">The query's operation id, as in its <see cref="SparkQueryProgress"/>.</param>
    void QueryEnded(SparkSession sparkSession, string operationId)
    {
    }

    /// <summary>Spark waits for something outside of it, such as the executors of its cluster, or waits no more.</summary>
    /// <param name="sparkSession">The session; null while it starts.</param>
    /// <param name="forWhat">What it waits for, in a sentence for the user; null when it waits no more.</param>
    void Waiting(SparkSession? sparkSession, string? forWhat)
    {
    }

    /// <summary>Something was done otherwise than asked, such as a setting that a running Spark cannot take any more.</summary>
    /// <param name="message">What, in a sentence for the user.</param>
    void Warned(string message)
    {
    }
}
