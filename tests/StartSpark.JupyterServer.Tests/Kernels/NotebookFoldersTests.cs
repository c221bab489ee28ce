using Microsoft.Extensions.Options;
using StartSpark.JupyterServer.Kernels;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.Kernels;

public sealed class NotebookFoldersTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("Untitled.ipynb", "")]
    [InlineData("a/b/3f0c", "a/b")]
    [InlineData("a/gone/3f0c", "a")]
    [InlineData("/a//b/", "a/b")]
    [InlineData("../../etc/passwd", "")]
    [InlineData("a/../../etc", "")]
    public void FolderOf_Path_IsTheNearestFolderInsideTheRoot(string? path, string expected)
    {
        using var folder = new TestFolder();
        folder.Folder("root", "a", "b");
        var root = Path.Combine(folder.Path, "root");
        var folders = new NotebookFolders(Options.Create(new JupyterServerOptions { RootDirectory = root }));

        Assert.Equal(Path.Combine(root, expected).TrimEnd('/'), folders.FolderOf(path).TrimEnd('/'));
    }
}
