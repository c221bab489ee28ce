using Microsoft.CodeAnalysis;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>Finds the files of <c>#load</c> in the notebook's folder, and leaves the names of cells as they are.</summary>
internal sealed class CellSourceResolver(string folder) : SourceFileResolver([], folder)
{
    /// <summary>A cell is not a file: stack traces say "Cell 3", not a path of that name.</summary>
    public override string? NormalizePath(string path, string? baseFilePath) =>
        Path.IsPathRooted(path) ? base.NormalizePath(path, baseFilePath) : path;
}
