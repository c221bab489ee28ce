using System.Net;

namespace StartSpark.Settings;

/// <summary>How the server is to run, with every source laid over the next one.</summary>
internal sealed record HostSettings
{
    public const int DefaultPort = 8888;

    public required IPAddress Ip { get; init; }

    /// <summary>The port; the default one gives way to the next free one, 0 is any.</summary>
    public required int Port { get; init; }

    public required string BaseUrl { get; init; }

    public required string RootDir { get; init; }

    public required string Token { get; init; }

    public required bool Browser { get; init; }

    public required bool FollowSymlinks { get; init; }

    public required bool ExposeAppInBrowser { get; init; }

    public required IReadOnlyList<string> AllowedHosts { get; init; }

    public required IReadOnlyList<string> AllowedOrigins { get; init; }

    /// <summary>Lays what the command line says (null where it says nothing) over the other sources.</summary>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static HostSettings Combine(SettingSources sources, ServerArguments arguments)
    {
        var ip = arguments.Ip ?? sources.Text(SettingNames.Ip) ?? "127.0.0.1";
        var port = arguments.Port ?? sources.Number(SettingNames.Port);
        var root = Path.GetFullPath(arguments.RootDir ?? sources.Text(SettingNames.RootDir) ?? ".");
        return new HostSettings
        {
            Ip = Address(ip),
            Port = port is null or (>= 0 and <= 65535) ? port ?? DefaultPort : throw new SettingsException($"A port is a number from 0 to 65535, not {port}."),
            BaseUrl = arguments.BaseUrl ?? sources.Text(SettingNames.BaseUrl) ?? "/",
            RootDir = Directory.Exists(root) ? root : throw new SettingsException($"The root folder '{root}' does not exist; make it, or name another with --root-dir."),
            Token = arguments.Token ?? sources.Text(SettingNames.Token) ?? "",
            Browser = !arguments.NoBrowser && (sources.Truth(SettingNames.Browser) ?? true),
            FollowSymlinks = sources.Truth(SettingNames.FollowSymlinks) ?? true,
            ExposeAppInBrowser = sources.Truth(SettingNames.ExposeAppInBrowser) ?? false,
            AllowedHosts = sources.List(SettingNames.AllowedHosts),
            AllowedOrigins = sources.List(SettingNames.AllowedOrigins),
        };
    }

    private static IPAddress Address(string ip) => ip switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.Any,
        _ => IPAddress.TryParse(ip, out var address) ? address : throw new SettingsException($"'{ip}' is not an address of this machine, such as 127.0.0.1 or 0.0.0.0."),
    };
}
