using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.Errors;

/// <summary>What the log says about failed requests.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Endpoint} failed inside the server.")]
    public static partial void RequestFailed(this ILogger logger, string method, string? endpoint, Exception exception);
}
