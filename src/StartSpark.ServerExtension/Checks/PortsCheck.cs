using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using StartSpark.Contracts.Checks;

namespace StartSpark.ServerExtension.Checks;

/// <summary>Whether the ports that are asked for are free.</summary>
internal sealed class PortsCheck : ILaunchCheck
{
    private const string Connect = "spark.connect.grpc.binding.port";
    private static readonly string[] Options = [Connect, "spark.ui.port", "spark.driver.port", "spark.blockManager.port", "spark.driver.blockManager.port"];

    public async IAsyncEnumerable<LaunchCheck> RunAsync(CheckSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var option in subject.HasDriver ? Options.Where(option => subject.Option(option) is not null) : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = subject.Option(option)!;
            var key = CheckSubject.Key(option);
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > 65535)
            {
                yield return Finding.Error($"{option} is {text}, which is no port.", "A port is a number from 1 to 65535; 0 lets Spark choose.", key);
            }
            else if (port is not 0 && !IsFree(port))
            {
                var goesOn = option != Connect && subject.Option("spark.port.maxRetries") is not "0";
                yield return goesOn
                    ? Finding.Warning($"The port {port}, which {option} asks for, is taken by another program; Spark tries the next ones.", "Take the setting out, and Spark finds a free one by itself.", key)
                    : Finding.Error($"The port {port}, which {option} asks for, is taken by another program.", "Take the setting out, and Spark finds a free one by itself.", key);
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Any, port);
            listener.Start();
            return true;
        }
        catch (SocketException error)
        {
            // A port below 1024 may be free and yet not ours to take.
            return error.SocketErrorCode is not (SocketError.AddressAlreadyInUse or SocketError.AccessDenied);
        }
    }
}
