using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>Registers the kernelspecs.</summary>
internal static class KernelSpecsSetup
{
    public static IServiceCollection AddKernelSpecs(this IServiceCollection services)
    {
        services.AddOptions<KernelSpecsOptions>();
        services.AddSingleton<KernelSpecCatalog>();
        services.AddSingleton(provider => PathsOf(
            provider.GetRequiredService<JupyterPaths>(),
            provider.GetRequiredService<IOptions<JupyterServerOptions>>().Value));
        return services;
    }

    private static KernelPaths PathsOf(JupyterPaths shared, JupyterServerOptions server)
    {
        var paths = KernelPaths.From(
            Environment.GetEnvironmentVariable,
            OperatingSystem.IsWindows() ? JupyterPlatform.Windows : OperatingSystem.IsMacOS() ? JupyterPlatform.MacOS : JupyterPlatform.Linux,
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify),
            shared.DataDirectories);

        // Whoever names the data folders means these alone: no kernel of a Python that happens to be in reach.
        return server.DataDirectories.Count == 0 ? paths : paths with { DataFolders = shared.DataDirectories, PythonPrefixes = [] };
    }
}
