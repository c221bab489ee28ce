using System.Net;
using System.Net.Sockets;

namespace StartSpark.Bench.Programs;

/// <summary>A port of the loopback that nobody uses at this moment.</summary>
internal static class FreePort
{
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
