using Microsoft.Extensions.DependencyInjection;

namespace StartSpark.ServerExtension.KnownOptions;

/// <summary>Registers what is known of Spark's options.</summary>
internal static class KnownOptionsSetup
{
    public static IServiceCollection AddKnownOptions(this IServiceCollection services)
    {
        services.AddSingleton<OptionCatalog>();
        services.AddSingleton<OptionEntryStore>();
        services.AddSingleton<OptionEntryManager>();
        services.AddSingleton<OptionLister>();
        return services;
    }
}
