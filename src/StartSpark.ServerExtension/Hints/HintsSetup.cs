using Microsoft.Extensions.DependencyInjection;

namespace StartSpark.ServerExtension.Hints;

/// <summary>Registers the table of what to try after a failure.</summary>
internal static class HintsSetup
{
    public static IServiceCollection AddHints(this IServiceCollection services)
    {
        services.AddSingleton<HintCatalog>();
        return services;
    }
}
