using System.Net;
using System.Net.Sockets;
using StartSpark.Settings;

namespace StartSpark.Hosting;

/// <summary>Takes the port to listen on before anything slow is done: the one that was asked for, or the first free one from the default on.</summary>
internal static class PortFinder
{
    private const int Tries = 50;

    /// <summary>A socket that listens already, so that nobody can take the port between the search and the server's start.</summary>
    /// <exception cref="SettingsException">The chosen port is taken, none is free, or the address is not of this machine.</exception>
    public static Socket Listen(IPAddress ip, int port)
    {
        var last = port == HostSettings.DefaultPort ? port + Tries : port;
        for (var tried = port; tried <= last; tried++)
        {
            if (TryListen(new IPEndPoint(ip, tried)) is { } socket)
            {
                return socket;
            }
        }

        throw new SettingsException(last == port
            ? $"Port {port} of {ip} is taken; choose another with --port, or 0 for any free one."
            : $"The ports {port} to {last} of {ip} are all taken; choose another with --port, or 0 for any free one.");
    }

    private static Socket? TryListen(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (endPoint.Address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            // Bound sockets may share a port until one of them listens.
            socket.Bind(endPoint);
            socket.Listen();
            return socket;
        }
        catch (SocketException problem)
        {
            socket.Dispose();
            return problem.SocketErrorCode is SocketError.AddressAlreadyInUse
                ? null
                : throw new SettingsException($"Nothing can listen on {endPoint.Address}, port {endPoint.Port}: {problem.Message}.");
        }
    }
}
