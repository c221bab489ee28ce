using System.Net;
using System.Net.Sockets;

namespace StartSpark.KernelHost.Tests;

/// <summary>Ports that nobody listens on, all held until disposed so that they differ.</summary>
internal sealed class FreePorts : IDisposable
{
    private readonly List<TcpListener> held = [];

    public FreePorts(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            held.Add(listener);
        }
    }

    public int this[int index] => ((IPEndPoint)held[index].LocalEndpoint).Port;

    public void Dispose()
    {
        foreach (var listener in held)
        {
            listener.Stop();
        }
    }
}
