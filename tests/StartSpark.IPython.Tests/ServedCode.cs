using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StartSpark.ServerExtension.PythonKernels;

namespace StartSpark.IPython.Tests;

/// <summary>The code that the route <c>/kernel-extension/python</c> gives.</summary>
internal static class ServedCode
{
    public static async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddPythonKernels();
        await using var server = builder.Build();
        server.MapPythonKernels();
        await server.StartAsync(cancellationToken);
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var http = new HttpClient();
        using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{address}/kernel-extension/python"), cancellationToken));
        return answer.RootElement.GetProperty("code").GetString()!;
    }
}
