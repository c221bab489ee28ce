using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace StartSpark.Sql.Connect;

/// <summary>Where a Spark Connect server is and who we are to it: an <c>sc://</c> address taken apart. Its text form never holds the token.</summary>
internal sealed class ConnectEndpoint
{
    public const int DefaultPort = 15002;

    /// <summary>Bytes of the percent-encoded user agent that the server's log keeps whole.</summary>
    private const int MaxUserAgent = 2048;

    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);

    private ConnectEndpoint(string host, int port)
    {
        Host = host;
        Port = port;
    }

    public string Host { get; }

    public int Port { get; }

    public bool UseTls { get; private set; }

    public string? Token { get; private set; }

    public string? UserId { get; private set; }

    public string? UserAgent { get; private set; }

    public Guid? SessionId { get; private set; }

    /// <summary>Parameters that mean nothing to us and travel as headers of every call.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    public bool IsLoopback =>
        Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    public Uri Address => new UriBuilder(UseTls ? Uri.UriSchemeHttps : Uri.UriSchemeHttp, Host, Port).Uri;

    /// <summary>Differs when the server, the way to it or who we are to it differs, the token included; none of them can be read from it.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<string?[]>(
    [
        ToString(), UseTls ? "tls" : null, UserId, SessionId?.ToString("D"), Token,
        .. _metadata.OrderBy(header => header.Key, StringComparer.Ordinal).SelectMany(header => new[] { header.Key, header.Value }),
    ])));

    public override string ToString() =>
        Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Reads <c>sc://host[:port][/;key=value;…]</c>.</summary>
    /// <exception cref="ArgumentException">The address is not of that form; the message says what is wrong and holds no parameter values.</exception>
    public static ConnectEndpoint Parse(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.StartsWith("sc://", StringComparison.Ordinal))
        {
            throw Wrong("it does not begin with sc://");
        }

        var rest = address["sc://".Length..];
        var slash = rest.IndexOf('/');
        var authority = slash < 0 ? rest : rest[..slash];
        var parameters = slash < 0 ? "" : rest[(slash + 1)..];
        if (authority.Contains(';'))
        {
            throw Wrong("its parameters are separated from the host by a semicolon alone; write '/;' between host and parameters");
        }

        var endpoint = ParseAuthority(authority);
        if (parameters.Length > 0 && !parameters.StartsWith(';'))
        {
            throw Wrong("it has a path; after the host and port only '/;' and parameters may follow");
        }

        foreach (var part in parameters.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            if (equals <= 0)
            {
                throw Wrong("a parameter is not of the form key=value");
            }

            endpoint.Take(part[..equals], Uri.UnescapeDataString(part[(equals + 1)..]));
        }

        return endpoint;
    }

    private static ConnectEndpoint ParseAuthority(string authority)
    {
        if (!Uri.TryCreate("sc://" + authority, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.UserInfo.Length > 0)
        {
            throw Wrong("its host or port cannot be read");
        }

        // IPv6 hosts come in brackets, which neither DNS nor UriBuilder want.
        var host = uri.Host.Trim('[', ']');
        return new ConnectEndpoint(host, uri.IsDefaultPort || uri.Port < 0 ? DefaultPort : uri.Port);
    }

    private void Take(string key, string value)
    {
        switch (key)
        {
            case "use_ssl":
                UseTls = bool.TryParse(value, out var tls) ? tls : throw Wrong("use_ssl is neither true nor false");
                break;
            case "token":
                Token = value.Length > 0 ? value : throw Wrong("token is empty");
                break;
            case "user_id":
                UserId = value;
                break;
            case "user_agent":
                UserAgent = Uri.EscapeDataString(value).Length <= MaxUserAgent
                    ? value
                    : throw Wrong($"user_agent is longer than {MaxUserAgent} characters");
                break;
            case "session_id":
                SessionId = Guid.TryParseExact(value, "D", out var id) ? id : throw Wrong("session_id is not a UUID");
                break;
            default:
                _metadata[IsHeaderName(key) ? key.ToLowerInvariant() : throw Wrong($"'{key}' cannot be the name of a header")] = value;
                break;
        }
    }

    private static bool IsHeaderName(string key) =>
        key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && !key.EndsWith("-bin", StringComparison.OrdinalIgnoreCase);

    private static ArgumentException Wrong(string what) =>
        new($"The address of the Spark Connect server is not usable: {what}. It looks like sc://host:{DefaultPort}/;use_ssl=true;token=….");
}
