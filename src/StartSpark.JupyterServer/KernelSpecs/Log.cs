using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>What this folder writes to the log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Kernelspec {Path} is skipped: {Problem}")]
    public static partial void KernelSpecSkipped(ILogger logger, string path, string problem);
}
