namespace StartSpark.JupyterServer.Kernels;

/// <summary>The words of <c>execution_state</c> that the front end knows.</summary>
internal static class KernelStates
{
    public const string Starting = "starting";
    public const string Idle = "idle";
    public const string Busy = "busy";
    public const string Restarting = "restarting";
    public const string Dead = "dead";
}
