using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Kernels;
using StartSpark.JupyterServer.Routing;
using Yarp.ReverseProxy.Forwarder;

namespace StartSpark.ServerExtension.SparkUi;

/// <summary>
/// Passes requests on to the Spark UI of a kernel. (a) Which kernel, and what did it say of its UI? (b) A link that ends a job is followed only
/// from our own pages. (c) YARP streams request and answer. (d) What goes wrong before the answer begins is a readable page.
/// </summary>
internal sealed class SparkUiForwarder(
    IHttpForwarder forwarder, SparkUiAddresses addresses, IRunningKernels kernels, BaseUrl baseUrl, ILogger<SparkUiForwarder> logger) : IDisposable
{
    private const int FixedSegments = 2;
    private static readonly ForwarderRequestConfig Settings = new()
    {
        ActivityTimeout = TimeSpan.FromMinutes(2),
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
    });

    public async Task ForwardAsync(HttpContext context)
    {
        var kernelId = (string)context.Request.RouteValues["kernelId"]!;
        var path = RawPath.After(context, FixedSegments);
        if (addresses.Of(kernelId).Url is not { } url)
        {
            throw new JupyterProblemException(StatusCodes.Status404NotFound, WhyNone(kernelId));
        }

        if (IsKill(path) && context.Request.Headers["Sec-Fetch-Site"] is [{ } site] && site != "same-origin")
        {
            throw new JupyterProblemException(
                StatusCodes.Status403Forbidden, "A job or stage is ended only by the links of the Spark UI itself; open its Jobs page and click there.");
        }

        var encoded = RawPath.Encoded(context);
        var pathBase = baseUrl.Of(string.Join('/', encoded.Split('/').Take(FixedSegments)));
        if (encoded.Count(character => character == '/') < FixedSegments)
        {
            context.Response.Redirect(pathBase + "/" + context.Request.QueryString);
            return;
        }

        var inside = encoded[encoded.IndexOf('/', encoded.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var transformer = new SparkUiTransformer(pathBase, inside, url);
        var error = await forwarder.SendAsync(context, url.AbsoluteUri, _client, Settings, transformer, context.RequestAborted);
        if (error is not ForwarderError.None && !context.RequestAborted.IsCancellationRequested)
        {
            logger.UiUnreachable(kernelId, error);
            await ExplainAsync(context, url);
        }
    }

    public void Dispose() => _client.Dispose();

    private static Task ExplainAsync(HttpContext context, Uri url)
    {
        if (context.Response.HasStarted)
        {
            return Task.CompletedTask;
        }

        var late = context.Response.StatusCode == StatusCodes.Status504GatewayTimeout;
        context.Response.Clear();
        return JupyterProblem.Of(
            late ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status502BadGateway,
            late
                ? $"The Spark UI at {url.Authority} took too long to answer. Its driver may be busy; try again."
                : $"The Spark UI at {url.Authority} does not answer. Spark may have just ended; the panel in the notebook's window says how it is.")
            .WriteAsync(context);
    }

    private string WhyNone(string kernelId)
    {
        if (kernels.Find(kernelId) is null)
        {
            return $"There is no kernel {kernelId}; it may have been shut down. Open the Spark UI from the panel of a notebook whose Spark runs.";
        }

        return addresses.Of(kernelId).HasSpark
            ? "This kernel's Spark runs without its UI: spark.ui.enabled is false, or the driver did not say where the UI is."
            : "No Spark runs in this kernel now. Start it in the panel, and open the UI from there.";
    }

    private static bool IsKill(string path) => path.Split('/').Contains("kill", StringComparer.OrdinalIgnoreCase);
}
