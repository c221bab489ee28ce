using System.Net;
using System.Net.Sockets;
using StartSpark.Sql;
using StartSpark.Sql.Connect;

namespace StartSpark.KernelExtension.Tests.Lifecycle;

/// <summary>Sessions on a server that takes every call and answers none, for what a lifecycle does with sessions. Real Sparks are met elsewhere.</summary>
internal sealed class SilentSpark : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public SilentSpark() => listener.Start();

    public SparkSession Session(string appId) => Session(Describe(appId));

    public SparkSession Session(SparkDriverInfo driver) => new(
        new ConnectClient(ConnectEndpoint.Parse($"sc://{listener.LocalEndpoint}"), TimeProvider.System), null, driver);

    public static SparkDriverInfo Describe(string appId) => new()
    {
        SparkVersion = "4.3.0",
        Endpoint = "localhost",
        AppId = appId,
        UiUrl = new Uri($"http://127.0.0.1:4040/{appId}"),
    };

    public void Dispose() => listener.Dispose();
}
