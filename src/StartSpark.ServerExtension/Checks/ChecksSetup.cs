using Microsoft.Extensions.DependencyInjection;

namespace StartSpark.ServerExtension.Checks;

/// <summary>Registers what looks at Java, memory, ports, versions and paths before a start; their order is that of the findings.</summary>
internal static class ChecksSetup
{
    public static IServiceCollection AddChecks(this IServiceCollection services)
    {
        services.AddSingleton<ILaunchCheck, JavaCheck>();
        services.AddSingleton<ILaunchCheck, SparkHomeCheck>();
        services.AddSingleton<ILaunchCheck, AddressCheck>();
        services.AddSingleton<ILaunchCheck, HadoopCheck>();
        services.AddSingleton<ILaunchCheck, SecretsCheck>();
        services.AddSingleton<ILaunchCheck, FilesCheck>();
        services.AddSingleton<ILaunchCheck, MemoryCheck>();
        services.AddSingleton<ILaunchCheck, PortsCheck>();
        services.AddSingleton<ILaunchCheck, DiskCheck>();
        services.AddSingleton<ILaunchCheck, OptionsCheck>();
        services.AddSingleton<ILaunchCheck, HintsCheck>();
        services.AddSingleton<LaunchChecker>();
        return services;
    }
}
