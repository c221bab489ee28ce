using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Auth;

/// <summary>Shows the login form, takes the token typed there, and ends a login.</summary>
internal sealed class LoginForm(LoginToken token, LoginCookie cookie, XsrfCookie xsrf, BaseUrl baseUrl, ILogger<LoginForm> logger)
{
    private static readonly System.Buffers.SearchValues<char> Suspicious = System.Buffers.SearchValues.Create("\\\r\n\t");

    public Task ShowAsync(HttpContext context)
    {
        var next = SafeNext(context.Request.Query["next"]);
        if (cookie.IsValid(context.Request))
        {
            context.Response.Redirect(next);
            return Task.CompletedTask;
        }

        return LoginPage.WriteAsync(context, xsrf.Ensure(context), baseUrl, next);
    }

    public async Task SubmitAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var next = SafeNext(form["next"]);
        if (!XsrfCookie.Matches(context.Request, form[XsrfCookie.Name]))
        {
            await LoginPage.WriteAsync(context, xsrf.Ensure(context), baseUrl, next, LoginPage.FormExpired, StatusCodes.Status403Forbidden);
            return;
        }

        if (!token.Matches(form["password"].ToString().Trim()))
        {
            logger.WrongToken();
            await LoginPage.WriteAsync(context, xsrf.Ensure(context), baseUrl, next, LoginPage.WrongToken, StatusCodes.Status401Unauthorized);
            return;
        }

        cookie.Issue(context);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(next);
    }

    public Task LogoutAsync(HttpContext context)
    {
        cookie.Remove(context);
        return LoginPage.WriteGoodbyeAsync(context, baseUrl);
    }

    // Only a place of this server, so that the form cannot be made to send people elsewhere.
    private string SafeNext(string? next) =>
        next is not null
        && next.StartsWith(baseUrl.Path, StringComparison.Ordinal)
        && !next.StartsWith("//", StringComparison.Ordinal)
        && next.AsSpan().IndexOfAny(Suspicious) < 0
            ? next
            : baseUrl.Of("lab");
}
