using Microsoft.Extensions.DependencyInjection;

namespace StartSpark.JupyterServer.Lab;

/// <summary>Registers what makes the page.</summary>
internal static class LabSetup
{
    public static IServiceCollection AddLab(this IServiceCollection services)
    {
        services.AddSingleton<FrontEnd>();
        services.AddSingleton<PageConfig>();
        services.AddSingleton<PageOverrides>();
        services.AddSingleton<PageHandler>();
        services.AddSingleton<AssetHandler>();
        services.AddSingleton<LabExtensionCatalog>();
        services.AddSingleton<SettingsCatalog>();
        services.AddSingleton<UserSettings>();
        services.AddSingleton<SettingsHandler>();
        services.AddSingleton<Workspaces>();
        services.AddSingleton<WorkspacesHandler>();
        services.AddSingleton<ConfigSectionsHandler>();
        services.AddSingleton<LicensesHandler>();
        return services;
    }
}
