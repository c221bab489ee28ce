using Microsoft.Extensions.Logging;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>What this room writes to the log.</summary>
internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "The folder {Folder} cannot be listed, so its configs are missing: {Reason}")]
    public static partial void FolderUnreadable(this ILogger logger, string folder, string reason);
}
