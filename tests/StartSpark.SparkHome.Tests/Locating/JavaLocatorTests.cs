using StartSpark.SparkHome.Locating;
using StartSpark.Testing;

namespace StartSpark.SparkHome.Tests.Locating;

public sealed class JavaLocatorTests : IDisposable
{
    private readonly TestFolder _folder = new("java");
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<string> _usual = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FindAsync_ConfigsJava_IsTakenBeforeAllOthers()
    {
        _variables["JAVA_HOME"] = Java("env", "21.0.2");
        var java = await FindAsync(Java("config", "17.0.15"));
        Assert.Equal((17, "17.0.15"), (java.Feature, java.FullVersion));
    }

    [Fact]
    public async Task FindAsync_ConfigsJavaTooOld_SaysSoAndLooksNoFurther()
    {
        _variables["JAVA_HOME"] = Java("env", "21.0.2");
        var error = await Assert.ThrowsAsync<SparkHomeException>(() => FindAsync(Java("config", "11.0.22")));
        Assert.Contains("is Java 11.0.22; Spark needs Java 17 or newer", error.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_JavaHomeTooOld_GoesOnToPathAndUsualPlaces()
    {
        _variables["JAVA_HOME"] = Java("env", "1.8.0_392");
        _usual.Add(Java("usual", "25"));
        Assert.Equal(25, (await FindAsync(null)).Feature);
        _variables["PATH"] = Path.Combine(Java("path", "17.0.1"), "bin");
        Assert.Equal(17, (await FindAsync(null)).Feature);
    }

    [Fact]
    public async Task FindAsync_LinkOnPath_IsFollowedToItsHome()
    {
        Require.Linux();
        var home = Java("real", "17.0.3");
        File.CreateSymbolicLink(_folder.File("bin", "java"), Path.Combine(home, "bin", "java"));
        _variables["PATH"] = _folder.File("bin");
        Assert.Equal(home, (await FindAsync(null)).Home);
    }

    [Fact]
    public async Task FindAsync_OnlyOldOnes_NamesThemAndHowToGetANewOne()
    {
        _variables["JAVA_HOME"] = Java("env", "1.8.0_392");
        _usual.Add(Java("usual", "11.0.22"));
        var error = await Assert.ThrowsAsync<SparkHomeException>(() => FindAsync(null));
        Assert.Contains("Java 1.8.0_392", error.Cause, StringComparison.Ordinal);
        Assert.Contains("Java 11.0.22", error.Cause, StringComparison.Ordinal);
        Assert.Contains("17", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_None_SaysSo()
    {
        var error = await Assert.ThrowsAsync<SparkHomeException>(() => FindAsync(null));
        Assert.Contains("No Java was found", error.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_NoReleaseFile_AsksTheProgram()
    {
        Require.Linux();
        var home = _folder.Folder("asked");
        var program = _folder.File("asked", "bin", "java");
        File.WriteAllText(program, "#!/bin/sh\necho 'openjdk version \"21.0.7\" 2025-04-15' >&2\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Assert.Equal("21.0.7", (await FindAsync(home)).FullVersion);
    }

    private Task<JavaInstallation> FindAsync(string? config) =>
        new JavaLocator(_variables.GetValueOrDefault, () => _usual).FindAsync(config, Token);

    private string Java(string name, string version)
    {
        _folder.Write($"{name}/release", $"IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"{version}\"\n");
        File.WriteAllText(_folder.File(name, "bin", OperatingSystem.IsWindows() ? "java.exe" : "java"), "");
        return Path.Combine(_folder.Path, name);
    }
}
