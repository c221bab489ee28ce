namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>The kinds of folders a definition comes from, as they are called on the wire, nearest to the person first.</summary>
internal static class ConfigSource
{
    public const string User = "user";
    public const string System = "system";
    public const string BuiltIn = "built-in";

    /// <summary>The folders in the order in which they are searched.</summary>
    public static IReadOnlyList<(string Source, string Folder)> Folders(ClusterConfigsOptions options, string kind) =>
    [
        (User, Path.Combine(options.UserFolder, kind)),
        (System, Path.Combine(options.SystemFolder, kind)),
        (BuiltIn, Path.Combine(options.BuiltInFolder, kind)),
    ];
}
