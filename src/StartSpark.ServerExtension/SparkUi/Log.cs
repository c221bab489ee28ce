using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace StartSpark.ServerExtension.SparkUi;

/// <summary>What this room writes to the log.</summary>
internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "The Spark UI of kernel {KernelId} could not be reached: {Error}")]
    public static partial void UiUnreachable(this ILogger logger, string kernelId, ForwarderError error);
}
