using Microsoft.Extensions.Logging;

namespace StartSpark.ServerExtension.ClusterFiles;

/// <summary>What this room writes to the log.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "The cluster config {File} was saved.")]
    public static partial void Saved(this ILogger logger, string file);

    [LoggerMessage(2, LogLevel.Information, "The cluster config {File} was deleted.")]
    public static partial void Deleted(this ILogger logger, string file);

    [LoggerMessage(3, LogLevel.Warning, "The cluster config {File} could not be written: {Reason}")]
    public static partial void Unwritable(this ILogger logger, string file, string reason);
}
