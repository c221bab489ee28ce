using StartSpark.Testing;

namespace StartSpark.Tests.Building;

/// <summary>What <c>dotnet run</c> goes by: a build is skipped when nothing has changed, and never else.</summary>
public sealed class UpToDateTests : IDisposable
{
    private readonly TestFolder folder = new("build");

    [Fact]
    public async Task Build_IsSkippedUntilSomethingChanges()
    {
        // A repository of one program and one library, with the real targets.
        folder.Write("Directory.Build.props", """
            <Project><PropertyGroup>
              <TargetFramework>net10.0</TargetFramework>
              <RepositoryRoot>$(MSBuildThisFileDirectory)</RepositoryRoot>
              <UseArtifactsOutput>true</UseArtifactsOutput>
            </PropertyGroup></Project>
            """);
        folder.Write("src/Small/Small.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>
              <OutputType>Exe</OutputType>
              <CustomAfterMicrosoftCommonTargets>{RepositoryRoot.File("build", "UpToDate.targets")}</CustomAfterMicrosoftCommonTargets>
            </PropertyGroup><ItemGroup><ProjectReference Include="../Part/Part.csproj" /></ItemGroup></Project>
            """);
        folder.Write("src/Part/Part.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        folder.Write("src/Small/Program.cs", "System.Console.WriteLine(Part.Name);");
        folder.Write("src/Part/Part.cs", """public static class Part { public const string Name = "one"; }""");
        folder.Write("src/startspark_ipython/part.py", "# travels beside the program");

        Assert.True(await BuildsAsync(restore: true));
        Assert.False(await BuildsAsync());

        folder.Write("src/Part/Part.cs", """public static class Part { public static string Name => "two"; }""");
        Assert.True(await BuildsAsync());
        Assert.False(await BuildsAsync());

        File.Delete(folder.File("src", "startspark_ipython", "part.py"));
        Assert.True(await BuildsAsync());

        Directory.Delete(folder.File("artifacts", "bin", "Small"), recursive: true);
        Assert.True(await BuildsAsync());

        // One that fails is tried again, and what it built before does not count.
        folder.Write("src/Part/Part.cs", "public static class Part {");
        await Assert.ThrowsAsync<InvalidOperationException>(() => BuildsAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => BuildsAsync());
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Whether the build came to the program's assembly, which MSBuild tells at its normal verbosity.</summary>
    private async Task<bool> BuildsAsync(bool restore = false)
    {
        string[] build = ["build", folder.File("src", "Small", "Small.csproj"), "-v:n", "-tl:off", "-nologo"];
        var said = await DotnetCommand.RunAsync(restore ? build : [.. build, "--no-restore"]);
        return said.Contains("Small -> ", StringComparison.Ordinal);
    }
}
