using System.Net.Sockets;

namespace StartSpark.Sql.Local;

/// <summary>Asks whether a master's address answers at all: Spark itself takes a minute to give up on one that does not.</summary>
internal static class MasterReachability
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    /// <summary>Throws a sentence for the user when none of the master's addresses takes a connection. Masters without an address pass.</summary>
    internal static async Task RequireAsync(string master, CancellationToken cancellationToken)
    {
        var addresses = Addresses(master);
        if (addresses.Count == 0)
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        var answers = await Task.WhenAll(addresses.Select(address => TryAsync(address.Host, address.Port, limit.Token)));
        cancellationToken.ThrowIfCancellationRequested();
        if (answers.All(answer => answer is not null))
        {
            throw new SparkStartException(
                $"The master {master} does not answer: {answers[0]}.",
                "Check that it runs, its host and port, and that this machine can reach it.");
        }
    }

    /// <summary>Host and port of each address in <c>spark://a:7077,b:7077</c> or <c>k8s://https://host:6443</c>.</summary>
    internal static IReadOnlyList<(string Host, int Port)> Addresses(string master)
    {
        if (master.StartsWith("spark://", StringComparison.Ordinal))
        {
            return [.. master["spark://".Length..].Split(',').Select(part => Parse("spark://" + part, master, 7077))];
        }

        if (!master.StartsWith("k8s://", StringComparison.Ordinal))
        {
            return [];
        }

        var server = master["k8s://".Length..];
        return [Parse(server.Contains("://", StringComparison.Ordinal) ? server : "https://" + server, master, 443)];
    }

    private static (string Host, int Port) Parse(string address, string master, int defaultPort) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? (uri.DnsSafeHost, uri.Port > 0 ? uri.Port : defaultPort)
            : throw new SparkStartException($"The master {master} has no host and port that can be read.", "It looks like spark://host:7077 or k8s://https://host:6443.");

    private static async Task<string?> TryAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var connection = new TcpClient();
        try
        {
            await connection.ConnectAsync(host, port, cancellationToken);
            return null;
        }
        catch (SocketException error)
        {
            return error.Message;
        }
        catch (OperationCanceledException)
        {
            return $"no connection to {host}:{port} within {Limit.TotalSeconds:0} s";
        }
    }
}
