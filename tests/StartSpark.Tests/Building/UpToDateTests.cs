using StartSpark.Testing;

namespace StartSpark.Tests.Building;

/// <summary>What <c>dotnet run</c> goes by: a build is skipped when nothing has changed, and never else.</summary>
public sealed class UpToDateTests : IDisposable
{
    private readonly SmallRepository repository = new($"""
        <PropertyGroup>
          <CustomAfterMicrosoftCommonTargets>{RepositoryRoot.File("build", "UpToDate.targets")}</CustomAfterMicrosoftCommonTargets>
        </PropertyGroup>
        """);

    [Fact]
    public async Task Build_IsSkippedUntilSomethingChanges()
    {
        repository.Write("src/startspark_ipython/part.py", "# travels beside the program");

        await DotnetCommand.RunAsync("restore", repository.Project);
        Assert.True(await BuildsAsync());
        Assert.False(await BuildsAsync());

        repository.Write("src/Part/Part.cs", """public static class Part { public static string Name => "two"; }""");
        Assert.True(await BuildsAsync());
        Assert.False(await BuildsAsync());

        repository.Delete("src/startspark_ipython/part.py");
        Assert.True(await BuildsAsync());

        Directory.Delete(repository.Output, recursive: true);
        Assert.True(await BuildsAsync());

        // One that fails is tried again, and what it built before does not count.
        repository.Write("src/Part/Part.cs", "public static class Part {");
        await Assert.ThrowsAsync<InvalidOperationException>(() => BuildsAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => BuildsAsync());
    }

    public void Dispose() => repository.Dispose();

    /// <summary>Whether the build came to the program's assembly, which MSBuild tells at its normal verbosity.</summary>
    private async Task<bool> BuildsAsync() =>
        (await repository.BuildAsync("n")).Contains("Small -> ", StringComparison.Ordinal);
}
