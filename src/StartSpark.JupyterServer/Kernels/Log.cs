using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>What this folder writes to the log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Kernel {KernelId} wrote to its standard streams: {Text}")]
    public static partial void ProcessWrote(ILogger logger, string kernelId, string text);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The process that ends kernels after a kill of the server was lost ({Problem}); it is started again.")]
    public static partial void GuardLost(ILogger logger, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Kernel {KernelId} ({SpecName}) started as process {ProcessId}.")]
    public static partial void Started(ILogger logger, string kernelId, string specName, int processId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Kernel {KernelId} answered {Milliseconds} ms after its start.")]
    public static partial void Ready(ILogger logger, string kernelId, long milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Kernel {KernelId} ended.")]
    public static partial void Ended(ILogger logger, string kernelId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kernel {KernelId} died with exit code {ExitCode}; it is restarted ({Death} of at most {Limit}).")]
    public static partial void DiedAndRestarts(ILogger logger, string kernelId, int exitCode, int death, int limit);

    [LoggerMessage(Level = LogLevel.Error, Message = "Kernel {KernelId} died with exit code {ExitCode} and is given up.")]
    public static partial void DiedForGood(ILogger logger, string kernelId, int exitCode);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kernel {KernelId} could not be restarted: {Problem}")]
    public static partial void RestartFailed(ILogger logger, string kernelId, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message of kernel {KernelId} was dropped: {Problem}")]
    public static partial void MessageRejected(ILogger logger, string kernelId, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kernel {KernelId} did not end by itself within {Patience}; it is ended by signal.")]
    public static partial void EndedBySignal(ILogger logger, string kernelId, TimeSpan patience);

    [LoggerMessage(Level = LogLevel.Information, Message = "The warm kernel {KernelId} ({SpecName}) is handed out.")]
    public static partial void WarmHandedOut(ILogger logger, string kernelId, string specName);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No warm kernel of {SpecName}: {Problem}")]
    public static partial void WarmFailed(ILogger logger, string specName, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "An observer of kernel messages failed.")]
    public static partial void ObserverFailed(ILogger logger, Exception problem);
}
