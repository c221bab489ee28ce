using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.Auth;

/// <summary>What the log says about refused logins; never who or with what.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A login with a wrong token was refused.")]
    public static partial void WrongToken(this ILogger logger);

    [LoggerMessage(2, LogLevel.Warning, "A {Method} request from a page of another origin was refused.")]
    public static partial void OriginRefused(this ILogger logger, string method);

    [LoggerMessage(3, LogLevel.Warning, "A {Method} request with the login cookie but without the page's own proof was refused.")]
    public static partial void RequestLooksForged(this ILogger logger, string method);
}
