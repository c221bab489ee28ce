using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.Contents;

/// <summary>What the log says about files.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A saved notebook's first checkpoint could not be made; the notebook itself is saved.")]
    public static partial void NoCheckpoint(this ILogger logger, Exception exception);
}
