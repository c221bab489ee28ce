using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.Errors;

/// <summary>Puts the one shape of errors around every endpoint.</summary>
internal static class ErrorsSetup
{
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app)
    {
        var logger = app.ApplicationServices.GetRequiredService<ILogger<ProblemMiddleware>>();
        return app.Use(next => new ProblemMiddleware(next, logger).InvokeAsync);
    }
}
