using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace StartSpark.JupyterServer.Auth;

/// <summary>Holds the server's token in the only two forms needed: to compare with, and to derive the cookie's key from.</summary>
internal sealed class LoginToken
{
    private static readonly byte[] CookiePurpose = "Start Spark login cookie v1"u8.ToArray();
    private readonly byte[] digest;

    public LoginToken(IOptions<JupyterServerOptions> options)
    {
        var token = Encoding.UTF8.GetBytes(options.Value.Token);
        digest = SHA256.HashData(token);
        CookieKey = HMACSHA256.HashData(token, CookiePurpose);
    }

    /// <summary>The key that signs login cookies; another token makes all older cookies void.</summary>
    public byte[] CookieKey { get; }

    /// <summary>Compares digests, so that neither the time nor the length tells anything about the token.</summary>
    public bool Matches(string? candidate) =>
        !string.IsNullOrEmpty(candidate) && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(candidate)), digest);
}
