using System.Reflection.PortableExecutable;
using StartSpark.Testing;

namespace StartSpark.Tests.Building;

/// <summary>What the README's command starts is compiled for the machine, and is what was last written.</summary>
public sealed class CompiledAheadTests
{
    [Theory]
    [InlineData("StartSpark.dll")]
    [InlineData("StartSpark.JupyterServer.dll")]
    [InlineData("StartSpark.ServerExtension.dll")]
    [InlineData("Scriban.Signed.dll")]
    [InlineData("Yarp.ReverseProxy.dll")]
    public void Program_IsCompiledAhead(string assembly) =>
        Assert.True(IsCompiledAhead(RepositoryRoot.File("artifacts", "bin", "StartSpark", "debug", assembly)));

    [Fact]
    public async Task Build_CompilesAgainWhatHasChanged()
    {
        using var repository = new SmallRepository($"""<Import Project="{RepositoryRoot.File("build", "CompiledAhead.targets")}" />""");
        repository.Write("src/Part/Part.cs", """public static class Part { public static string Name => "one"; }""");
        var program = Path.Combine(repository.Output, "Small.dll");
        var part = Path.Combine(repository.Output, "Part.dll");

        await DotnetCommand.RunAsync("restore", repository.Project);
        await repository.BuildAsync("q");
        Assert.Equal("one", await DotnetCommand.RunAsync(program));
        Assert.True(IsCompiledAhead(program) && IsCompiledAhead(part));
        var compiled = File.GetLastWriteTimeUtc(program);

        repository.Write("src/Part/Part.cs", """public static class Part { public static string Name => "two"; }""");
        await repository.BuildAsync("q");
        Assert.Equal("two", await DotnetCommand.RunAsync(program));
        Assert.True(IsCompiledAhead(program) && IsCompiledAhead(part));
        Assert.Equal(compiled, File.GetLastWriteTimeUtc(program));

        await repository.BuildAsync("q", "-p:CompileAhead=false");
        Assert.Equal("two", await DotnetCommand.RunAsync(program));
        Assert.False(IsCompiledAhead(program) || IsCompiledAhead(part));
    }

    private static bool IsCompiledAhead(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        return image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
