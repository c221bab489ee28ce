namespace StartSpark.JupyterServer.Lab;

/// <summary>The id of a plugin's settings: <c>@scope/package:plugin</c>.</summary>
internal static class SettingsId
{
    /// <summary>Cuts an id into its parts, each of which is safe as a name on disk.</summary>
    public static bool TrySplit(string id, out string package, out string plugin)
    {
        var colon = id.LastIndexOf(':');
        package = colon < 0 ? "" : id[..colon];
        plugin = colon < 0 ? "" : id[(colon + 1)..];
        var names = package.Split('/');
        var isScoped = package.StartsWith('@');
        return names.Length == (isScoped ? 2 : 1) && names.Append(plugin).All(IsName);
    }

    private static bool IsName(string part) =>
        part.Length > 0 && part is not ("." or "..") && part.AsSpan().IndexOfAny("/\\\0:") < 0;
}
