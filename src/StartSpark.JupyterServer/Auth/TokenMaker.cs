using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace StartSpark.JupyterServer.Auth;

/// <summary>Makes a random token where none was set, so that no server ever runs without a login.</summary>
internal sealed class TokenMaker : IPostConfigureOptions<JupyterServerOptions>
{
    private const int TokenBytes = 24;

    public void PostConfigure(string? name, JupyterServerOptions options)
    {
        if (options.Token.Length == 0)
        {
            options.Token = RandomNumberGenerator.GetHexString(TokenBytes * 2, lowercase: true);
        }
    }
}
