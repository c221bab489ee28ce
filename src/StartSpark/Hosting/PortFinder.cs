using System.Net;
using System.Net.Sockets;
using StartSpark.Settings;

namespace StartSpark.Hosting;

/// <summary>The port to listen on: the one that was chosen, or the first free one from the default on.</summary>
internal static class PortFinder
{
    private const int Tries = 50;

    /// <exception cref="SettingsException">The chosen port is taken, or none is free.</exception>
    public static int Find(IPAddress ip, int port, bool isChosen)
    {
        if (port == 0 || IsFree(ip, port))
        {
            return port;
        }

        if (isChosen)
        {
            throw new SettingsException($"Port {port} of {ip} is taken; choose another with --port, or 0 for any free one.");
        }

        for (var next = port + 1; next <= port + Tries; next++)
        {
            if (IsFree(ip, next))
            {
                return next;
            }
        }

        throw new SettingsException($"The ports {port} to {port + Tries} of {ip} are all taken; choose another with --port, or 0 for any free one.");
    }

    private static bool IsFree(IPAddress ip, int port)
    {
        using var listener = new TcpListener(ip, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException problem) when (problem.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            return false;
        }
        catch (SocketException problem)
        {
            throw new SettingsException($"Nothing can listen on {ip}, port {port}: {problem.Message}.");
        }
    }
}
