using Scriban.Runtime;
using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.Rendering;

/// <summary>What a template can speak of; documented for people in docs/configs.md.</summary>
internal static class TemplateModel
{
    public static ScriptObject Of(string name, string language, ClusterConfig config) => new()
    {
        ["name"] = name,
        ["language"] = language,
        ["title"] = config.Title ?? name,
        ["description"] = config.Description,
        ["master"] = config.Master,
        ["remote"] = config.Remote,
        ["app_name"] = config.AppName,
        ["spark_home"] = config.SparkHome,
        ["java_home"] = config.JavaHome,
        ["env"] = Entries(config.Env.Select(entry => (entry.Key, (object)entry.Value))),
        ["conf"] = Entries(config.Conf.Select(entry => (entry.Key, entry.Value is ConfValue.Literal literal ? literal.Text : (object)entry.Value))),
        ["reads_environment"] = config.Conf.Any(entry => entry.Value is ConfValue.FromEnvironment),
        ["reads_files"] = config.Conf.Any(entry => entry.Value is ConfValue.FromFile),
    };

    private static ScriptArray Entries(IEnumerable<(string Key, object Value)> entries) =>
        [.. entries.Select(entry => new ScriptObject { ["key"] = entry.Key, ["value"] = entry.Value })];
}
