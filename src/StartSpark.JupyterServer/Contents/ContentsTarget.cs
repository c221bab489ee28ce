using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Contents;

/// <summary>What an address below <c>/api/contents</c> means: a file or folder, or a document's checkpoints.</summary>
internal sealed record ContentsTarget(ContentsPath Path, bool IsCheckpoints = false, string? CheckpointId = null)
{
    private const int FixedSegments = 2;
    private const string Checkpoints = "checkpoints";

    /// <summary>Reads the address. A folder may itself hold something named "checkpoints", which is then meant.</summary>
    public static ContentsTarget Of(HttpContext context, ContentsRoot root)
    {
        var path = PathOf(context);
        if (path.Name == Checkpoints && IsDocument(path.Parent, root))
        {
            return new ContentsTarget(path.Parent, IsCheckpoints: true);
        }

        return path.Parent.Name == Checkpoints && IsDocument(path.Parent.Parent, root)
            ? new ContentsTarget(path.Parent.Parent, IsCheckpoints: true, path.Name)
            : new ContentsTarget(path);
    }

    /// <summary>The address of what is saved or renamed, which is never a checkpoint, whatever its name.</summary>
    public static ContentsPath PathOf(HttpContext context) => ContentsPath.Parse(RawPath.After(context, FixedSegments));

    private static bool IsDocument(ContentsPath path, ContentsRoot root) => !path.IsRoot && !Directory.Exists(root.ForReading(path));
}
