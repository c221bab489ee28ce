namespace StartSpark.JupyterServer.Sessions;

/// <summary>How the closing of a session went.</summary>
internal enum SessionEnd
{
    /// <summary>The session is closed and its kernel has ended.</summary>
    Closed,

    /// <summary>The session is closed; its kernel had ended before.</summary>
    KernelWasGone,

    /// <summary>There is no such session.</summary>
    Unknown,
}
