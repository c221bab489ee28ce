using StartSpark.JupyterServer.Contents;

namespace StartSpark.JupyterServer.Lab;

/// <summary>What the address of a page says: which layout, which workspace, which file.</summary>
internal sealed record PageAddress(string Mode, string Workspace, string TreePath)
{
    private const string DefaultWorkspace = "default";

    /// <summary>Reads the part after <c>/lab</c> or <c>/doc</c>; null if there is no such page.</summary>
    public static PageAddress? Parse(string rest, bool isSingleDocument)
    {
        var mode = isSingleDocument ? "single-document" : "multiple-document";
        return rest.TrimEnd('/').Split('/') switch
        {
            [""] or ["tree"] => new PageAddress(mode, DefaultWorkspace, ""),
            ["tree", .. var path] => new PageAddress(mode, DefaultWorkspace, Normal(path)),
            ["workspaces", var workspace] => new PageAddress(mode, workspace, ""),
            ["workspaces", var workspace, "tree", .. var path] => new PageAddress(mode, workspace, Normal(path)),
            _ => null,
        };
    }

    private static string Normal(string[] path) => ContentsPath.Parse(string.Join('/', path)).Value;
}
