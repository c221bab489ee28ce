using StartSpark.JupyterServer.Contents;

namespace StartSpark.JupyterServer.Lab;

/// <summary>A path that begins with an npm package's name, which has two parts if it is scoped.</summary>
internal static class PackagePath
{
    /// <summary>Cuts the package's name off; dot segments are resolved first, so the rest stays inside the package.</summary>
    public static bool TrySplit(string text, out string package, out string rest)
    {
        var segments = ContentsPath.Parse(text).Segments.ToArray();
        var count = segments is [['@', ..], ..] ? 2 : 1;
        package = string.Join('/', segments.Take(count));
        rest = string.Join('/', segments.Skip(count));
        return segments.Length > count;
    }
}
