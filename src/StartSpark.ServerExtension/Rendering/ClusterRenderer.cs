using System.Text.Json.Nodes;
using StartSpark.Contracts.Configs;
using StartSpark.Contracts.Rendering;
using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.ServerExtension.Hints;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Locating;

namespace StartSpark.ServerExtension.Rendering;

/// <summary>
/// Writes the code that starts a config's Spark, for the page and the command line alike. (a) Find the config. (b) Lay the edits over it and
/// check the whole. (c) See that nothing asked for is missing. (d) Run the template twice: with the values, and with those masked that must not be seen.
/// </summary>
public sealed class ClusterRenderer(ClusterCatalog catalog, TemplateCatalog templates, StartSparkPaths paths, SparkLocator locator, HintCatalog hints, TimeProvider time)
{
    private static readonly ICodeLanguage[] Languages = [new CSharpCode(), new PythonCode()];
    private readonly LaunchPlanner _launch = new(paths, locator, hints, time);

    /// <summary>Writes the code for a config in a language, with edits laid over it.</summary>
    public RenderOutcome Render(string name, string language, JsonNode? edits)
    {
        if (Resolve(name, edits, out var refusal) is not { } config)
        {
            return refusal!;
        }

        if (Array.Find(Languages, one => one.Name == language) is not { } code)
        {
            return new RenderOutcome.Rejected($"There is no language '{language}'; code is written in {string.Join(", ", TemplateCatalog.Languages)}.", []);
        }

        var errors = new List<ConfigError>();
        var named = config with { AppName = NonEmpty(config.AppName) ?? (config.Master is null ? null : name) };
        return Render(name, code, named, errors) is { } result
            ? new RenderOutcome.Done(result with { Settings = ClusterConfigJson.Write(Redaction.Masked(config)) })
            : Reject(errors);
    }

    /// <summary>A config with edits laid over it, whole and with all that it asks for; null when it cannot be, and then the refusal says why.</summary>
    internal ClusterConfig? Resolve(string name, JsonNode? edits, out RenderOutcome? refusal)
    {
        refusal = null;
        if (catalog.Find(name) is not { } entry)
        {
            var known = catalog.List().Select(one => one.Name).Distinct();
            refusal = new RenderOutcome.UnknownConfig($"There is no cluster config '{name}'; there are {string.Join(", ", known)}.");
            return null;
        }

        if (entry.Config is not { } written)
        {
            refusal = new RenderOutcome.Rejected($"The config '{name}' has errors and cannot be started. {Sentence(entry.Errors[0])}", entry.Errors);
            return null;
        }

        var errors = new List<ConfigError>();
        if (ConfigEditor.Apply(written, edits, errors) is { } config && IsComplete(config, errors))
        {
            return config;
        }

        refusal = Reject(errors);
        return null;
    }

    private RenderResult? Render(string name, ICodeLanguage language, ClusterConfig config, List<ConfigError> errors)
    {
        if (templates.Find(config, language.Name) is not { } file)
        {
            errors.Add(new ConfigError(ConfigEditor.Place, null, ConfigKeys.Template, $"There is no template {TemplateCatalog.NameFor(config, language.Name)} in {templates.Places}."));
            return null;
        }

        return CodeTemplate.Read(file, errors) is { } template
            && template.Render(name, language, config, errors) is { } code
            && template.Render(name, language, Redaction.Masked(config), errors) is { } shown
            && _launch.Plan(name, config, errors) is { } launch
            ? new RenderResult(code, shown, launch)
            : null;
    }

    private static bool IsComplete(ClusterConfig config, List<ConfigError> errors)
    {
        foreach (var key in config.Ask.Where(key => config.ValueOf(key) is not { } value || SparkAddress.IsBeginning(value)))
        {
            var form = key switch
            {
                ConfigKeys.Master => $", such as {SparkAddress.MasterForms}",
                ConfigKeys.Remote => $", such as {SparkAddress.RemoteForm}",
                _ => "",
            };
            errors.Add(new ConfigError(ConfigEditor.Place, null, key, $"This cluster asks for {key}{form}."));
        }

        return errors.Count == 0;
    }

    private static RenderOutcome.Rejected Reject(List<ConfigError> errors) => new(string.Join(' ', errors.Select(Sentence)), errors);

    private static string Sentence(ConfigError error) => error switch
    {
        { File: ConfigEditor.Place } => error.Message,
        { Line: { } line } => $"{error.File}, line {line}: {error.Message}",
        _ => $"{error.File}: {error.Message}",
    };

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
