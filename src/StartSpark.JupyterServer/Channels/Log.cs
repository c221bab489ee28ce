using Microsoft.Extensions.Logging;
using StartSpark.Jupyter.Messages;

namespace StartSpark.JupyterServer.Channels;

/// <summary>What this folder writes to the log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Kernel {KernelId} answered on {Channel} to a client that has gone.")]
    public static partial void NobodyAsked(ILogger logger, string kernelId, JupyterChannel channel);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A client of kernel {KernelId} sent a message on iopub, which only kernels may; it was dropped.")]
    public static partial void ClientPublished(ILogger logger, string kernelId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A client connected to kernel {KernelId}, subprotocol {Subprotocol}.")]
    public static partial void Connected(ILogger logger, string kernelId, string subprotocol);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A client of kernel {KernelId} has gone: {Reason}.")]
    public static partial void Disconnected(ILogger logger, string kernelId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A client of kernel {KernelId} was disconnected: {Reason}")]
    public static partial void CutOff(ILogger logger, string kernelId, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "An observer of the messages of kernel {KernelId} failed.")]
    public static partial void ObserverFailed(ILogger logger, string kernelId, Exception problem);
}
