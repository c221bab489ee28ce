using System.Text.Json;
using System.Text.Json.Nodes;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>A config as JSON, with the keys of its file: what the page is shown, and what an edit is laid over.</summary>
internal static class ClusterConfigJson
{
    /// <summary>The config as it is; give a masked one (<see cref="Redaction.Masked"/>) where people look.</summary>
    public static JsonObject Write(ClusterConfig config)
    {
        var json = new JsonObject();
        Add(ConfigKeys.Title, config.Title);
        Add(ConfigKeys.Description, config.Description);
        Add(ConfigKeys.Master, config.Master);
        Add(ConfigKeys.Remote, config.Remote);
        Add(ConfigKeys.AppName, config.AppName);
        Add(ConfigKeys.SparkHome, config.SparkHome);
        Add(ConfigKeys.JavaHome, config.JavaHome);
        if (config.Env.Count > 0)
        {
            json[ConfigKeys.Env] = new JsonObject(config.Env.Select(entry => KeyValuePair.Create(entry.Key, Text(entry.Value))));
        }

        if (config.Conf.Count > 0)
        {
            json[ConfigKeys.Conf] = new JsonObject(config.Conf.Select(entry => KeyValuePair.Create(entry.Key, Value(entry.Value))));
        }

        if (config.Ask.Count > 0)
        {
            json[ConfigKeys.Ask] = new JsonArray([.. config.Ask.Select(Text)]);
        }

        Add(ConfigKeys.Template, config.Template);
        return json;

        void Add(string key, string? text)
        {
            if (text is not null)
            {
                json[key] = Text(text);
            }
        }
    }

    /// <summary>JSON as nodes, so that an edited config passes the same checks as a file.</summary>
    public static ConfigNode ToNode(JsonNode? node) => node switch
    {
        JsonObject mapping => new ConfigNode.Mapping(null, [.. mapping.Select(entry => new ConfigNode.Entry(null, entry.Key, ToNode(entry.Value)))]),
        JsonArray sequence => new ConfigNode.Sequence(null, [.. sequence.Select(ToNode)]),
        null => new ConfigNode.Scalar(null, "", IsNull: true),
        _ => new ConfigNode.Scalar(null, node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString(), IsNull: false),
    };

    private static JsonNode? Value(ConfValue value) => value switch
    {
        ConfValue.FromEnvironment secret => new JsonObject { ["env"] = Text(secret.Name) },
        ConfValue.FromFile secret => new JsonObject { ["file"] = Text(secret.Path) },
        _ => Text(((ConfValue.Literal)value).Text),
    };

    private static JsonNode? Text(string text) => JsonValue.Create(text);
}
