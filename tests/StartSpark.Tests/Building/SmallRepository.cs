using StartSpark.Testing;

namespace StartSpark.Tests.Building;

/// <summary>A repository of one program and one library, to try a targets file of ours on.</summary>
internal sealed class SmallRepository : IDisposable
{
    private readonly TestFolder folder = new("build");

    /// <summary>Writes it.</summary>
    /// <param name="programLines">What the program's project says besides that it is one.</param>
    public SmallRepository(string programLines)
    {
        folder.Write("Directory.Build.props", """
            <Project><PropertyGroup>
              <TargetFramework>net10.0</TargetFramework>
              <RepositoryRoot>$(MSBuildThisFileDirectory)</RepositoryRoot>
              <UseArtifactsOutput>true</UseArtifactsOutput>
            </PropertyGroup></Project>
            """);
        folder.Write("src/Small/Small.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Part/Part.csproj" /></ItemGroup>
              {programLines}
            </Project>
            """);
        folder.Write("src/Part/Part.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        folder.Write("src/Small/Program.cs", "System.Console.Write(Part.Name);");
        Write("src/Part/Part.cs", """public static class Part { public const string Name = "one"; }""");
    }

    /// <summary>The program's project.</summary>
    public string Project => folder.File("src", "Small", "Small.csproj");

    /// <summary>Where the program is built to.</summary>
    public string Output => Path.Combine(folder.Path, "artifacts", "bin", "Small", "debug");

    public void Write(string name, string text) => folder.Write(name, text);

    public void Delete(string name) => File.Delete(folder.File(name));

    /// <summary>Builds the program, which has been restored, and gives what MSBuild said at that verbosity.</summary>
    public Task<string> BuildAsync(string verbosity, params string[] more) =>
        DotnetCommand.RunAsync(["build", Project, "--no-restore", "-tl:off", "-nologo", "-v:" + verbosity, .. more]);

    public void Dispose() => folder.Dispose();
}
