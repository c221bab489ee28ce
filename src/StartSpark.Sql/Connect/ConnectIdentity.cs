using System.Runtime.InteropServices;
using Grpc.Core;

namespace StartSpark.Sql.Connect;

/// <summary>Who we are to the server and which session of it we are in: what every request carries and every response must match.</summary>
internal sealed class ConnectIdentity
{
    private string? _serverSideSessionId;

    public ConnectIdentity(ConnectEndpoint endpoint)
    {
        SessionId = (endpoint.SessionId ?? Guid.NewGuid()).ToString("D");
        var user = endpoint.UserId ?? Environment.UserName;
        User = new Protos.UserContext { UserId = user, UserName = user };
        ClientType = string.Join(' ', new[]
        {
            endpoint.UserAgent,
            $"StartSpark/{typeof(ConnectIdentity).Assembly.GetName().Version?.ToString(3)}",
            $"os/{(OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")}",
            $"dotnet/{RuntimeInformation.FrameworkDescription.Split(' ')[^1]}",
        }.Where(part => !string.IsNullOrEmpty(part)));

        if (endpoint.Token is not null)
        {
            Headers.Add("authorization", "Bearer " + endpoint.Token);
        }

        foreach (var (key, value) in endpoint.Metadata)
        {
            Headers.Add(key, value);
        }
    }

    public string SessionId { get; }

    public Protos.UserContext User { get; }

    public string ClientType { get; }

    public Metadata Headers { get; } = [];

    /// <summary>The server's own id of our session as last seen; null until the first response.</summary>
    public string? ServerSideSessionId => Volatile.Read(ref _serverSideSessionId);

    /// <summary>Remembers the server's id at the first response and compares it from then on.</summary>
    /// <exception cref="SparkSessionEndedException">The server has another session under our id: it was restarted and knows nothing of ours.</exception>
    /// <exception cref="SparkConnectException">The response is of a session that is not ours.</exception>
    public void Verify(string sessionId, string serverSideSessionId)
    {
        if (sessionId.Length > 0 && sessionId != SessionId)
        {
            throw new SparkConnectException("The Spark Connect server answered for another session than ours. Is something between us and the server mixing up connections?");
        }

        if (serverSideSessionId.Length == 0)
        {
            return;
        }

        var known = Interlocked.CompareExchange(ref _serverSideSessionId, serverSideSessionId, null);
        if (known is not null && known != serverSideSessionId)
        {
            throw new SparkSessionEndedException(SessionEnd.ServerForgot);
        }
    }
}
