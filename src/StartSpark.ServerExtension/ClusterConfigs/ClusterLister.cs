using StartSpark.Contracts.Configs;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>Says the catalog in the words of the contract, with nothing in it that a person should not read off a screen.</summary>
internal sealed class ClusterLister(ClusterCatalog catalog, TemplateCatalog templates)
{
    public AllConfigs List() => new([.. catalog.List().Select(Summarize)]);

    /// <summary>One config as the list shows it.</summary>
    public ConfigSummary Summarize(ClusterEntry entry) => new()
    {
        Name = entry.Name,
        Title = entry.Title,
        Description = entry.Config?.Description ?? "",
        Source = entry.Source,
        Path = entry.Path,
        Hides = entry.Hides,
        Languages = entry.Config is null ? [] : templates.LanguagesOf(entry.Config),
        Settings = entry.Config is null ? [] : ClusterConfigJson.Write(Redaction.Masked(entry.Config)),
        Ask = entry.Config?.Ask ?? [],
        Errors = entry.Errors,
    };
}
