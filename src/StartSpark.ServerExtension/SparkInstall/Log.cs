using Microsoft.Extensions.Logging;

namespace StartSpark.ServerExtension.SparkInstall;

/// <summary>What installs tell the log.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Installing Spark {Version}.")]
    public static partial void Installing(this ILogger logger, string version);

    [LoggerMessage(2, LogLevel.Information, "Spark {Version} is installed.")]
    public static partial void Installed(this ILogger logger, string version);

    [LoggerMessage(3, LogLevel.Information, "The install of Spark {Version} was cancelled.")]
    public static partial void Cancelled(this ILogger logger, string version);

    [LoggerMessage(4, LogLevel.Warning, "Spark {Version} could not be installed: {Reason}")]
    public static partial void Failed(this ILogger logger, string version, string reason);
}
