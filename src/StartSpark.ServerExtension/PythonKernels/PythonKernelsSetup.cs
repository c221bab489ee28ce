using Microsoft.Extensions.DependencyInjection;
using StartSpark.JupyterServer.Kernels;

namespace StartSpark.ServerExtension.PythonKernels;

/// <summary>Registers what gives Python kernels the extension.</summary>
internal static class PythonKernelsSetup
{
    public static IServiceCollection AddPythonKernels(this IServiceCollection services)
    {
        services.AddSingleton<PythonExtensionFiles>();
        services.AddSingleton<PythonExtensionCode>();
        services.AddSingleton<IKernelEnvironment, PythonKernelEnvironment>();
        return services;
    }
}
