using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StartSpark.JupyterServer.Contents.Notebooks;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Registers what reads and writes the person's files.</summary>
internal static class ContentsSetup
{
    public static IServiceCollection AddContents(this IServiceCollection services)
    {
        services.AddSingleton<ContentsRoot>();
        services.AddSingleton<ContentsReader>();
        services.AddSingleton<ContentsSaver>();
        services.AddSingleton<ContentsMaker>();
        services.AddSingleton<ContentsMover>();
        services.AddSingleton<ContentsHandler>();
        services.AddSingleton<Checkpoints>();
        services.AddSingleton<CheckpointsHandler>();
        services.AddSingleton<UploadManager>();
        services.AddSingleton<FilesHandler>();
        services.AddSingleton(provider => new Trash(Trash.HomeDirectory, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new NotebookTrust(
            provider.GetRequiredService<JupyterPaths>().StateDirectory, provider.GetRequiredService<ILogger<NotebookTrust>>()));
        return services;
    }
}
