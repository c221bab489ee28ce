using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>Routes of the kernels.</summary>
internal static class KernelsEndpoints
{
    public static IEndpointRouteBuilder MapKernels(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/kernels", List);
        app.MapPost("/api/kernels", StartAsync);
        app.MapGet("/api/kernels/{kernelId}", One);
        app.MapDelete("/api/kernels/{kernelId}", ShutdownAsync);
        app.MapPost("/api/kernels/{kernelId}/interrupt", Interrupt);
        app.MapPost("/api/kernels/{kernelId}/restart", RestartAsync);
        return app;
    }

    private static Task List(HttpContext context, KernelManager kernels) =>
        context.WriteJsonAsync(kernels.List(), KernelsJson.Default.IReadOnlyListKernelModel);

    private static async Task StartAsync(HttpContext context, KernelManager kernels, NotebookFolders folders, BaseUrl baseUrl)
    {
        var request = await context.ReadJsonAsync(KernelsJson.Default.KernelStartRequest);
        var kernel = await KernelProblems.TranslateAsync(
            () => kernels.StartAsync(request?.Name, folders.FolderOf(request?.Path), sessionName: null));
        context.Response.Headers.Location = baseUrl.Of($"api/kernels/{kernel.Id}");
        await WriteAsync(context, kernel, StatusCodes.Status201Created);
    }

    private static Task One(HttpContext context, string kernelId, KernelManager kernels) =>
        WriteAsync(context, Find(kernels, kernelId), StatusCodes.Status200OK);

    private static async Task<IResult> ShutdownAsync(string kernelId, KernelManager kernels)
    {
        await Find(kernels, kernelId).ShutdownAsync();
        return TypedResults.NoContent();
    }

    private static IResult Interrupt(string kernelId, KernelManager kernels)
    {
        try
        {
            Find(kernels, kernelId).Interrupt();
            return TypedResults.NoContent();
        }
        catch (PlatformNotSupportedException problem)
        {
            throw new JupyterProblemException(StatusCodes.Status501NotImplemented, problem.Message, inner: problem);
        }
    }

    private static async Task RestartAsync(HttpContext context, string kernelId, KernelManager kernels)
    {
        var kernel = Find(kernels, kernelId);
        await KernelProblems.TranslateAsync(async () =>
        {
            await kernel.RestartAsync();
            return kernel;
        });
        await WriteAsync(context, kernel, StatusCodes.Status200OK);
    }

    private static Kernel Find(KernelManager kernels, string kernelId) => kernels.FindKernel(kernelId)
        ?? throw new JupyterProblemException(StatusCodes.Status404NotFound, $"Kernel does not exist: {kernelId}");

    private static Task WriteAsync(HttpContext context, Kernel kernel, int status) =>
        context.WriteJsonAsync(kernel.ToModel(), KernelsJson.Default.KernelModel, status);
}
