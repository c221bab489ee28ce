using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.Lab;

/// <summary>What the log says about the files behind the page.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "{Path} could not be read and is left out.")]
    public static partial void FileUnreadable(this ILogger logger, string path, Exception exception);
}
