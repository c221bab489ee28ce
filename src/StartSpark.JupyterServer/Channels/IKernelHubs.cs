namespace StartSpark.JupyterServer.Channels;

/// <summary>Finds the hub of a kernel, so that the WebSockets need not know what a kernel is.</summary>
internal interface IKernelHubs
{
    /// <summary>The hub of a live kernel; null when there is no such kernel.</summary>
    ChannelHub? FindHub(string kernelId);
}
