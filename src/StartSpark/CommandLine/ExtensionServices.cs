using Microsoft.Extensions.DependencyInjection.Extensions;
using StartSpark.ServerExtension;
using StartSpark.Hosting;
using StartSpark.Settings;

namespace StartSpark.CommandLine;

/// <summary>The rooms of the server extension without a server, so that a command and the page share their code.</summary>
internal static class ExtensionServices
{
    public static ServiceProvider Build()
    {
        SparkMirrors.Publish(SettingSources.Read());
        var services = new ServiceCollection();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddStartSpark();
        return services.BuildServiceProvider();
    }
}
