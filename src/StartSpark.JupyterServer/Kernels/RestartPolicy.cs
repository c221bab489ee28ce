namespace StartSpark.JupyterServer.Kernels;

/// <summary>
/// Decides whether a kernel that died is started again: up to a limit of deaths in a row, where a life longer than
/// <paramref name="stableAfter"/> ends the row, as Jupyter's KernelRestarter counts. Not thread-safe.
/// </summary>
internal sealed class RestartPolicy(int limit, TimeSpan stableAfter, TimeProvider clock)
{
    private int deaths;
    private long lastDeath;

    /// <summary>How many deaths the present row has.</summary>
    public int Deaths => deaths;

    /// <summary>Notes a death.</summary>
    /// <returns>Whether the kernel is to be started again.</returns>
    public bool MayRestart()
    {
        var inARow = deaths > 0 && clock.GetElapsedTime(lastDeath) < stableAfter;
        lastDeath = clock.GetTimestamp();
        deaths = inARow ? deaths + 1 : 1;
        return deaths <= limit;
    }
}
