using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Auth;

/// <summary>The signed cookie that a browser keeps instead of the token.</summary>
/// <remarks>Cookies know no ports, so the name carries the port and the base URL: servers side by side on one host do not log each other out.</remarks>
internal sealed class LoginCookie(LoginToken token, BaseUrl baseUrl, TimeProvider time)
{
    private const int NonceBytes = 16;
    private const int PayloadBytes = sizeof(long) + NonceBytes;
    private const int SealedBytes = PayloadBytes + HMACSHA256.HashSizeInBytes;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);
    private static readonly TimeSpan RenewAfter = TimeSpan.FromDays(1);
    private readonly string nameEnd = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(baseUrl.Path)).AsSpan(0, 4));

    /// <summary>The cookie's name as this request's address sees it.</summary>
    public string NameFor(HttpRequest request) =>
        $"startspark-{request.Host.Port?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "default"}-{nameEnd}";

    public bool IsValid(HttpRequest request) => IssuedAt(request) is not null;

    /// <summary>Whether the cookie is old enough that a page load should replace it.</summary>
    public bool IsDueForRenewal(HttpRequest request) => IssuedAt(request) is { } issued && time.GetUtcNow() - issued > RenewAfter;

    public void Issue(HttpContext context)
    {
        Span<byte> value = stackalloc byte[SealedBytes];
        BinaryPrimitives.WriteInt64BigEndian(value, time.GetUtcNow().ToUnixTimeSeconds());
        RandomNumberGenerator.Fill(value.Slice(sizeof(long), NonceBytes));
        HMACSHA256.HashData(token.CookieKey, value[..PayloadBytes], value[PayloadBytes..]);
        context.Response.Cookies.Append(NameFor(context.Request), Base64Url.EncodeToString(value), Attributes(context.Request, Lifetime));
    }

    public void Remove(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), Attributes(context.Request, null));

    private DateTimeOffset? IssuedAt(HttpRequest request)
    {
        foreach (var text in CookieValues.All(request, NameFor(request)))
        {
            if (Open(text) is { } issued)
            {
                return issued;
            }
        }

        return null;
    }

    private DateTimeOffset? Open(string text)
    {
        Span<byte> value = stackalloc byte[SealedBytes];
        if (text.Length != Base64Url.GetEncodedLength(SealedBytes) || !Base64Url.TryDecodeFromChars(text, value, out var written) || written != SealedBytes)
        {
            return null;
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(token.CookieKey, value[..PayloadBytes], expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, value[PayloadBytes..]))
        {
            return null;
        }

        var issued = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(value));
        return time.GetUtcNow() - issued < Lifetime ? issued : null;
    }

    private CookieOptions Attributes(HttpRequest request, TimeSpan? age) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
        Path = baseUrl.Path,
        MaxAge = age,
        IsEssential = true,
    };
}
