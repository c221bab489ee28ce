using System.Text.Json;
using StartSpark.JupyterServer.KernelSpecs;

namespace StartSpark.Hosting;

/// <summary>The C# kernel as this program offers it.</summary>
internal static class CSharpKernelSpec
{
    public static KernelSpec Create()
    {
        using var metadata = JsonDocument.Parse("""{"startspark": {"prestart": true}}""");
        var program = Path.Combine(Assets.KernelHostFolder, OperatingSystem.IsWindows() ? "StartSpark.KernelHost.exe" : "StartSpark.KernelHost");
        return new KernelSpec
        {
            Name = "csharp",
            DisplayName = "C#",
            Language = "csharp",
            Argv = [program, "--connection-file", "{connection_file}"],
            InterruptMode = KernelInterruptMode.Message,
            Metadata = metadata.RootElement.Clone(),
            ResourceFolder = Path.Combine(AppContext.BaseDirectory, "kernelspec"),
            Environment = new Dictionary<string, string> { ["DOTNET_ROOT"] = DotnetRoot() },
        };
    }

    /// <summary>The .NET that runs this program, for one that is not installed in the usual place.</summary>
    private static string DotnetRoot() =>
        Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
