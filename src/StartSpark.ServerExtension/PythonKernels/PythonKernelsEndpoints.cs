using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.ServerExtension.PythonKernels;

/// <summary>The address of the code that brings the extension into a Python kernel of another server.</summary>
internal static class PythonKernelsEndpoints
{
    public static void MapPythonKernels(this IEndpointRouteBuilder routes)
    {
        var extension = routes.ServiceProvider.GetRequiredService<PythonExtensionCode>();
        routes.MapGet("/kernel-extension/python", (RequestDelegate)(context => SendAsync(context, extension)));
    }

    private static Task SendAsync(HttpContext context, PythonExtensionCode extension)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.WriteJsonAsync(new KernelExtensionCode(extension.Code), PythonKernelsJson.Default.KernelExtensionCode);
    }
}
