using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using StartSpark.Contracts.Checks;
using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.Checks;

/// <summary>Whether the cluster's hosts have addresses and something listens there; of several masters one is enough.</summary>
internal sealed partial class AddressCheck : ILaunchCheck
{
    public async IAsyncEnumerable<LaunchCheck> RunAsync(CheckSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var key = subject.Config.Remote is null ? ConfigKeys.Master : ConfigKeys.Remote;
        var places = Places(subject.Config.Remote ?? subject.Config.Master ?? "").ToList();
        if (places.Count == 0)
        {
            yield break;
        }

        var troubles = await Task.WhenAll(places.Select(place => TryAsync(place.Host, place.Port, cancellationToken)));
        if (troubles.All(trouble => trouble is not null))
        {
            yield return Finding.Error(troubles[0]!.Value.Message, troubles[0]!.Value.Hint, key);
        }
    }

    /// <summary>The hosts and ports of a master or a remote; none for one on this machine.</summary>
    internal static IEnumerable<(string Host, int Port)> Places(string address)
    {
        var usual = address.StartsWith("sc://", StringComparison.Ordinal) ? 15002
            : address.StartsWith("spark://", StringComparison.Ordinal) ? 7077
            : address.StartsWith("k8s://http://", StringComparison.Ordinal) ? 80
            : address.StartsWith("k8s://", StringComparison.Ordinal) ? 443 : 0;
        return usual == 0 ? [] : Scheme().Replace(address, "").Split('/')[0].Split(',')
            .Select(place => HostAndPort().Match(place))
            .Where(match => match.Success)
            .Select(match => (match.Groups[1].Value.Trim('[', ']'), match.Groups[2].Success ? int.Parse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : usual));
    }

    private static async Task<(string Message, string Hint)?> TryAsync(string host, int port, CancellationToken cancellationToken)
    {
        IPAddress[] addresses;
        try
        {
            addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        }
        catch (SocketException)
        {
            return ($"The host {host} stands for no address on this machine.", "Check its spelling; the full name, or a VPN, may be needed.");
        }

        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return null;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode == SocketError.ConnectionRefused
                ? ($"Nothing listens at {host}, port {port}.", "Check the address and the port, and that the cluster is up.")
                : ($"{host}, port {port}, cannot be reached from this machine: {error.Message}.", "Check the address, the VPN and any firewall between here and there.");
        }
    }

    [GeneratedRegex("^(?:k8s://https?://|k8s://|spark://|sc://)", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^(\[[^\]]+\]|[^:;]+)(?::(\d{1,5}))?(?:;.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex HostAndPort();
}
