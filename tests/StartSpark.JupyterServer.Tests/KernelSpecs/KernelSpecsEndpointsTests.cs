using System.Net;
using System.Text.Json.Nodes;
using StartSpark.JupyterServer.Tests.Kernels;

namespace StartSpark.JupyterServer.Tests.KernelSpecs;

public sealed class KernelSpecsEndpointsTests
{
    [Fact]
    public async Task List_OneSpecWithLogos_HasJupytersShape()
    {
        await using var server = await StartAsync("/");

        var list = await server.JsonAsync(HttpMethod.Get, "api/kernelspecs?1795380616295");

        Assert.Equal("demo", (string?)list!["default"]);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                {
                  "name": "demo",
                  "spec": {
                    "argv": ["demo", "{connection_file}"], "env": {"A": "1"}, "display_name": "Demo", "language": "demo",
                    "interrupt_mode": "message", "metadata": {"debugger": true}
                  },
                  "resources": {"logo-64x64": "/kernelspecs/demo/logo-64x64.png", "logo-svg": "/kernelspecs/demo/logo-svg.svg"}
                }
                """),
            list["kernelspecs"]!["demo"]), list.ToJsonString());
    }

    [Fact]
    public async Task Resources_UnderABaseUrl_CanBeReadAtTheirAddress()
    {
        await using var server = await StartAsync("/a/b/");
        var spec = await server.JsonAsync(HttpMethod.Get, "api/kernelspecs/DEMO");

        using var logo = await server.SendAsync(HttpMethod.Get, (string)spec!["resources"]!["logo-svg"]!);

        Assert.StartsWith("/a/b/kernelspecs/", (string?)spec["resources"]!["logo-svg"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, logo.StatusCode);
        Assert.Equal("image/svg+xml", logo.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("api/kernelspecs/none")]
    [InlineData("kernelspecs/none/logo-svg.svg")]
    [InlineData("kernelspecs/demo/kernel.json")]
    [InlineData("kernelspecs/demo/logo-32x32.png")]
    [InlineData("kernelspecs/demo/..%2Flogo-secret.txt")]
    public async Task Get_WhatIsNotThereOrNotAResource_Gives404(string path)
    {
        await using var server = await StartAsync("/");

        using var response = await server.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static Task<KernelTestServer> StartAsync(string baseUrl) => KernelTestServer.StartAsync(
        folder =>
        {
            Ipykernel.InstallSpec(folder, "demo", JsonNode.Parse("""
                {"argv": ["demo", "{connection_file}"], "display_name": "Demo", "language": "demo", "interrupt_mode": "message",
                 "env": {"A": "1"}, "metadata": {"debugger": true}, "unknown": 1}
                """)!.AsObject());
            folder.Write("data/kernels/demo/logo-64x64.png", "png");
            folder.Write("data/kernels/demo/logo-svg.svg", "<svg/>");
            folder.Write("data/kernels/logo-secret.txt", "secret");
        },
        baseUrl: baseUrl);
}
