using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Auth;

/// <summary>Stands before every endpoint, those of other libraries too, and lets in only who is logged in and comes from where it may.</summary>
/// <remarks>
/// (a) What proves the login? (b) A preflight question is answered. (c) A page of another origin that does not know the token is refused.
/// (d) An address with a token is traded for the cookie. (e) Who is not logged in sees the form (pages) or 403 (everything else).
/// (f) Whoever came by cookie must show that one of our own pages sent the request: by the cookie's value, or, from pages that another program
/// wrote and we pass on, by the browser's word.
/// </remarks>
internal sealed class LoginMiddleware(
    RequestDelegate next, LoginReader reader, LoginCookie cookie, XsrfCookie xsrf, OriginPolicy origins, BaseUrl baseUrl, ILogger<LoginMiddleware> logger)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var login = reader.Read(request);
        if (OriginPolicy.IsPreflight(request))
        {
            origins.AnswerPreflight(context, login);
            return Task.CompletedTask;
        }

        if (login is LoginKind.None or LoginKind.Cookie && !origins.Allows(request))
        {
            logger.OriginRefused(request.Method);
            return Forbid(context, $"A page of {request.Headers.Origin} may not call this server. Add its origin to the server's setting allowed_origins, or let it send the token.");
        }

        origins.AddHeaders(context, login);
        var isPage = IsPage(context);
        if (isPage && LoginReader.QueryToken(request) is not null && !context.WebSockets.IsWebSocketRequest)
        {
            return TradeToken(context, login);
        }

        if (login is LoginKind.None)
        {
            return IsAnonymous(context) ? next(context) : AskForLogin(context, isPage);
        }

        if (login is LoginKind.Cookie && WhyForged(context) is { } why && !IsAnonymous(context))
        {
            logger.RequestLooksForged(request.Method);
            return Forbid(context, why);
        }

        if (isPage)
        {
            xsrf.Ensure(context);
            if (login is LoginKind.Cookie && cookie.IsDueForRenewal(request))
            {
                cookie.Issue(context);
            }
        }

        return next(context);
    }

    private Task TradeToken(HttpContext context, LoginKind login)
    {
        if (login is LoginKind.None)
        {
            logger.WrongToken();
            return LoginPage.WriteAsync(context, xsrf.Ensure(context), baseUrl, AddressWithoutToken(context.Request), LoginPage.WrongToken, StatusCodes.Status401Unauthorized);
        }

        if (login is not LoginKind.Cookie)
        {
            cookie.Issue(context);
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(AddressWithoutToken(context.Request));
        return Task.CompletedTask;
    }

    private Task AskForLogin(HttpContext context, bool isPage)
    {
        if (isPage)
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Redirect(baseUrl.Of("login?next=" + Uri.EscapeDataString(AddressWithoutToken(context.Request))));
            return Task.CompletedTask;
        }

        var sentOne = LoginReader.HeaderToken(context.Request) is not null || LoginReader.QueryToken(context.Request) is not null;
        if (sentOne)
        {
            logger.WrongToken();
        }

        return Forbid(context, sentOne
            ? "The token sent is not this server's; take the one printed where the server was started."
            : $"This needs a login: open {baseUrl.Of("login")} in the browser, or send the header 'Authorization: token …'.");
    }

    private string? WhyForged(HttpContext context)
    {
        var request = context.Request;
        if (origins.IsForeignFetch(request))
        {
            return "A page of another site asked for this in the background; open this server's own pages instead.";
        }

        var changesNothing = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        return changesNothing || XsrfCookie.Matches(request, XsrfCookie.Sent(request)) || IsOwnForm(context)
            ? null
            : "The X-XSRFToken header is missing or differs from the _xsrf cookie; reload the page and try again.";
    }

    private bool IsOwnForm(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<PagesOfAnother>() is not null
        && origins.IsOwnPage(context.Request);

    // The path is taken encoded as it came, so that the redirect means the same file.
    private string AddressWithoutToken(HttpRequest request)
    {
        var kept = request.Query
            .Where(pair => pair.Key != LoginReader.QueryKey)
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        return baseUrl.Path + RawPath.Encoded(request.HttpContext) + QueryString.Create(kept).ToUriComponent().Replace("=&", "&", StringComparison.Ordinal).TrimEnd('=');
    }

    private static bool IsPage(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            return false;
        }

        return context.GetEndpoint()?.Metadata.GetMetadata<JupyterPage>() is not null || ErrorPage.IsWanted(context.Request);
    }

    private static bool IsAnonymous(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static Task Forbid(HttpContext context, string message) =>
        JupyterProblem.Of(StatusCodes.Status403Forbidden, message).WriteAsync(context);
}
