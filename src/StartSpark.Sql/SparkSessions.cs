namespace StartSpark.Sql;

/// <summary>The sessions of this process that have not ended, the newest last.</summary>
internal static class SparkSessions
{
    private static readonly Lock Gate = new();
    private static readonly List<(SparkSession Session, string Target)> Running = [];

    public static SparkSession? Active
    {
        get
        {
            lock (Gate)
            {
                return Running.Count > 0 ? Running[^1].Session : null;
            }
        }
    }

    /// <summary>The newest session on a target; on any if null.</summary>
    public static SparkSession? Find(string? target)
    {
        lock (Gate)
        {
            return Running.LastOrDefault(entry => target is null || entry.Target == target).Session;
        }
    }

    public static void Add(SparkSession session, string target)
    {
        lock (Gate)
        {
            Running.Add((session, target));
        }
    }

    /// <returns>False if it was not among them (any more).</returns>
    public static bool Remove(SparkSession session)
    {
        lock (Gate)
        {
            return Running.RemoveAll(entry => ReferenceEquals(entry.Session, session)) > 0;
        }
    }

    /// <summary>A session ended without being asked to.</summary>
    public static void Forget(SparkSession session, string reason)
    {
        if (Remove(session))
        {
            SparkSessionObservers.SessionLost(session, reason);
        }
    }
}
