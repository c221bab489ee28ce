using Microsoft.Extensions.Options;
using StartSpark.Contracts.Configs;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>Finds the template that writes a config's code, in the same three folders as the configs themselves.</summary>
public sealed class TemplateCatalog(IOptions<ClusterConfigsOptions> options)
{
    private const string LanguagePlace = "{language}";
    private const string Default = LanguagePlace + ".scriban";

    /// <summary>The languages that code can be written in.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["csharp", "python"];

    /// <summary>The template's file for this language; null when no folder has it.</summary>
    public string? Find(ClusterConfig config, string language)
    {
        var name = NameFor(config, language);
        return ConfigSource.Folders(options.Value, "templates")
            .Select(folder => Path.Combine(folder.Folder, name))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>The languages that a config can be started from.</summary>
    public IReadOnlyList<string> LanguagesOf(ClusterConfig config) => [.. Languages.Where(language => Find(config, language) is not null)];

    /// <summary>The file's name that is looked for.</summary>
    public static string NameFor(ClusterConfig config, string language) =>
        (config.Template ?? Default).Replace(LanguagePlace, language, StringComparison.Ordinal);

    /// <summary>The folders that are looked into, for messages.</summary>
    public string Places => string.Join(", ", ConfigSource.Folders(options.Value, "templates").Select(folder => folder.Folder));

    /// <summary>What to say of a config whose own template is in no folder.</summary>
    internal ConfigError? WhyMissing(string file, ClusterConfig config) =>
        config.Template is null || LanguagesOf(config).Count > 0
            ? null
            : new ConfigError(file, config.TemplateLine, ConfigKeys.Template, $"There is no template {config.Template} in {Places}.");
}
