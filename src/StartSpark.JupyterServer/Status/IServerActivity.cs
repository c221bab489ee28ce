namespace StartSpark.JupyterServer.Status;

/// <summary>What the server's status tells about kernels. The room that owns the kernels implements it.</summary>
public interface IServerActivity
{
    /// <summary>How many kernels run, hidden ones not counted.</summary>
    int KernelCount { get; }

    /// <summary>How many WebSockets are open to kernels.</summary>
    int ConnectionCount { get; }

    /// <summary>When a kernel last did something; <see langword="null"/> if none has yet.</summary>
    DateTimeOffset? LastActivity { get; }
}
