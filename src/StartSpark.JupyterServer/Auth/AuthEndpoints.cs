using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace StartSpark.JupyterServer.Auth;

/// <summary>The addresses of the login form.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder routes)
    {
        var form = ActivatorUtilities.CreateInstance<LoginForm>(routes.ServiceProvider);
        routes.MapGet("/login", (RequestDelegate)form.ShowAsync).AllowAnonymous();
        routes.MapPost("/login", (RequestDelegate)form.SubmitAsync).AllowAnonymous();
        routes.MapGet("/logout", (RequestDelegate)form.LogoutAsync).AllowAnonymous();
    }
}
