namespace StartSpark.JupyterServer.Status;

/// <summary>The activity of a server that hosts no kernels.</summary>
internal sealed class NoActivity : IServerActivity
{
    public int KernelCount => 0;

    public int ConnectionCount => 0;

    public DateTimeOffset? LastActivity => null;
}
