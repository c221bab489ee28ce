using System.Reflection.PortableExecutable;
using StartSpark.Testing;

namespace StartSpark.Tests.Building;

/// <summary>What the README's command starts is compiled for the machine, and is what was last written.</summary>
public sealed class CompiledAheadTests : IDisposable
{
    private readonly TestFolder folder = new("ahead");

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
        folder.Write("Directory.Build.props", """
            <Project><PropertyGroup>
              <TargetFramework>net10.0</TargetFramework>
              <UseArtifactsOutput>true</UseArtifactsOutput>
            </PropertyGroup></Project>
            """);
        folder.Write("src/Small/Small.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Part/Part.csproj" /></ItemGroup>
              <Import Project="{RepositoryRoot.File("build", "CompiledAhead.targets")}" />
            </Project>
            """);
        folder.Write("src/Part/Part.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        folder.Write("src/Small/Program.cs", "System.Console.Write(Part.Name);");
        folder.Write("src/Part/Part.cs", """public static class Part { public static string Name => "one"; }""");
        var small = folder.File("src", "Small", "Small.csproj");
        string[] build = ["build", small, "--no-restore", "-v:q"];
        var program = folder.File("artifacts", "bin", "Small", "debug", "Small.dll");
        var part = folder.File("artifacts", "bin", "Small", "debug", "Part.dll");

        await DotnetCommand.RunAsync("restore", small);
        await DotnetCommand.RunAsync(build);
        Assert.Equal("one", await DotnetCommand.RunAsync(program));
        Assert.True(IsCompiledAhead(program) && IsCompiledAhead(part));
        var compiled = File.GetLastWriteTimeUtc(program);

        folder.Write("src/Part/Part.cs", """public static class Part { public static string Name => "two"; }""");
        await DotnetCommand.RunAsync(build);
        Assert.Equal("two", await DotnetCommand.RunAsync(program));
        Assert.True(IsCompiledAhead(program) && IsCompiledAhead(part));
        Assert.Equal(compiled, File.GetLastWriteTimeUtc(program));

        await DotnetCommand.RunAsync([.. build, "-p:CompileAhead=false"]);
        Assert.Equal("two", await DotnetCommand.RunAsync(program));
        Assert.False(IsCompiledAhead(program) || IsCompiledAhead(part));
    }

    public void Dispose() => folder.Dispose();

    private static bool IsCompiledAhead(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        return image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
