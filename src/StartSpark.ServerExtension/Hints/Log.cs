using Microsoft.Extensions.Logging;

namespace StartSpark.ServerExtension.Hints;

/// <summary>What this room writes to the log.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A hint is left out ({File}, line {Line}): {Reason}")]
    public static partial void HintLeftOut(this ILogger logger, string file, int? line, string reason);
}
