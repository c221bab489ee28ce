using StartSpark.JupyterServer.KernelSpecs;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.KernelSpecs;

public sealed class KernelPathsTests
{
    [Fact]
    public void DataFolders_WithActiveEnvironment_PythonsComeBeforeTheSystem()
    {
        using var folder = new TestFolder();
        folder.Write("onpath/bin/python3", "");
        Dictionary<string, string> environment = new()
        {
            ["VIRTUAL_ENV"] = "/venv",
            ["PATH"] = $"{folder.Path}/empty:{folder.Path}/onpath/bin",
        };

        var paths = KernelPaths.From(
            environment.GetValueOrDefault, JupyterPlatform.Linux, "/home/ada", ["/given", "/home/ada/.local/share/jupyter", "/usr/share/jupyter"]);

        Assert.Equal(
            ["/given", "/home/ada/.local/share/jupyter", "/venv/share/jupyter", $"{folder.Path}/onpath/share/jupyter", "/usr/share/jupyter"],
            paths.DataFolders);
        Assert.Equal(["/venv", $"{folder.Path}/onpath"], paths.PythonPrefixes);
    }

    [Theory]
    [InlineData("Linux", "", "", "/home/ada/.local/share/jupyter/runtime")]
    [InlineData("Linux", "XDG_DATA_HOME", "/xdg", "/xdg/jupyter/runtime")]
    [InlineData("MacOS", "XDG_DATA_HOME", "/xdg", "/home/ada/Library/Jupyter/runtime")]
    [InlineData("Windows", "APPDATA", "/roaming", "/roaming/jupyter/runtime")]
    [InlineData("Linux", "JUPYTER_DATA_DIR", "/data", "/data/runtime")]
    [InlineData("Linux", "JUPYTER_RUNTIME_DIR", "/run/jupyter", "/run/jupyter")]
    public void RuntimeFolder_ByPlatformAndVariable_IsJupyters(string platform, string name, string value, string expected)
    {
        var paths = KernelPaths.From(
            asked => asked == name ? value : null, Enum.Parse<JupyterPlatform>(platform), "/home/ada", []);

        Assert.Equal(expected, paths.RuntimeFolder);
    }
}
