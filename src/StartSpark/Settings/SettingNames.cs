namespace StartSpark.Settings;

/// <summary>The settings by their names in a settings file; in the environment they are upper case with <c>STARTSPARK_</c> in front.</summary>
internal static class SettingNames
{
    public const string Ip = "ip";
    public const string Port = "port";
    public const string BaseUrl = "base_url";
    public const string RootDir = "root_dir";
    public const string Token = "token";
    public const string Browser = "browser";
    public const string FollowSymlinks = "follow_symlinks";
    public const string AllowedHosts = "allowed_hosts";
    public const string AllowedOrigins = "allowed_origins";
    public const string SparkMirrors = "spark_mirrors";
    public const string ExposeAppInBrowser = "expose_app_in_browser";

    /// <summary>All of them; any other key in a settings file is an error.</summary>
    public static readonly IReadOnlyList<string> All =
        [Ip, Port, BaseUrl, RootDir, Token, Browser, FollowSymlinks, AllowedHosts, AllowedOrigins, SparkMirrors, ExposeAppInBrowser];
}
