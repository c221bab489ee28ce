using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.Contents.Notebooks;

/// <summary>What the log says about the memory of trusted notebooks.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The list of trusted notebooks could not be read; their outputs are shown without scripts until their cells run again.")]
    public static partial void TrustUnreadable(this ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The list of trusted notebooks could not be written; this notebook's outputs will be shown without scripts when it is reopened.")]
    public static partial void TrustUnwritable(this ILogger logger, Exception exception);
}
