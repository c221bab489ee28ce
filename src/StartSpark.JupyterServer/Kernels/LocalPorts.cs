using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using StartSpark.Jupyter.Connection;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>
/// Chooses ports for kernels. The kernel binds them only after it has started, so a port must not be lost meanwhile:
/// they are taken from below the range that systems use for outgoing connections, are tried out, and are not
/// given to two kernels of this server.
/// </summary>
internal sealed class LocalPorts
{
    private const int First = 10_000;
    private const int Behind = 32_768; // Linux hands out 32768 and up to outgoing connections, macOS and Windows 49152 and up.
    private readonly Lock gate = new();
    private readonly HashSet<int> given = [];

    /// <summary>A connection on five free ports of 127.0.0.1, with a fresh key.</summary>
    public ConnectionInfo Reserve(string kernelName)
    {
        var ports = Take(5);
        return new ConnectionInfo
        {
            ShellPort = ports[0],
            ControlPort = ports[1],
            StdinPort = ports[2],
            IOPubPort = ports[3],
            HeartbeatPort = ports[4],
            Key = ConnectionInfo.CreateKey(),
            KernelName = kernelName,
        };
    }

    /// <summary>Gives the ports of a connection back.</summary>
    public void Release(ConnectionInfo connection)
    {
        lock (gate)
        {
            given.ExceptWith(PortsOf(connection));
        }
    }

    /// <summary>Whether all ports of a connection could be bound now: if not after its kernel died at its start, another program has taken one.</summary>
    public static bool AreFree(ConnectionInfo connection) => PortsOf(connection).All(IsFree);

    private static int[] PortsOf(ConnectionInfo connection) =>
        [connection.ShellPort, connection.ControlPort, connection.StdinPort, connection.IOPubPort, connection.HeartbeatPort];

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen(1);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private int[] Take(int count)
    {
        lock (gate)
        {
            List<int> taken = [];
            for (var tries = 0; taken.Count < count; tries++)
            {
                if (tries == 1000)
                {
                    given.ExceptWith(taken);
                    throw new KernelStartException($"No {count} free ports between {First} and {Behind - 1} were found on 127.0.0.1 for a kernel.");
                }

                var port = RandomNumberGenerator.GetInt32(First, Behind);
                if (!given.Contains(port) && IsFree(port))
                {
                    given.Add(port);
                    taken.Add(port);
                }
            }

            return [.. taken];
        }
    }
}
