using Microsoft.Extensions.Logging;

namespace StartSpark.ServerExtension.Checks;

/// <summary>What this room writes to the log.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "{Check} could not look before a start: {Reason}")]
    public static partial void CheckFailed(this ILogger logger, string check, string reason);
}
