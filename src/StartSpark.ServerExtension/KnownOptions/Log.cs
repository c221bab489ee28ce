using Microsoft.Extensions.Logging;

namespace StartSpark.ServerExtension.KnownOptions;

/// <summary>What this room says in the log.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The Spark at {Home} cannot be asked for its options")]
    public static partial void OptionsNotRead(this ILogger logger, string home, Exception error);

    [LoggerMessage(2, LogLevel.Warning, "What Spark says of its options cannot be kept in {File}")]
    public static partial void OptionsNotKept(this ILogger logger, string file, Exception error);

    [LoggerMessage(3, LogLevel.Warning, "An option's description is left out ({File}, line {Line}): {Reason}")]
    public static partial void OptionLeftOut(this ILogger logger, string file, int? line, string reason);
}
