using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace StartSpark.Settings;

/// <summary>One settings file: a flat YAML mapping of names to scalars.</summary>
internal static class SettingsFile
{
    /// <summary>The settings of a file; none when it does not exist.</summary>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        var settings = new Dictionary<string, string>();
        if (!File.Exists(path))
        {
            return settings;
        }

        try
        {
            using var text = new StreamReader(path);
            var parser = new Parser(text);
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return settings;
            }

            parser.Consume<MappingStart>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                Add(settings, path, parser.Consume<Scalar>(), parser.Consume<Scalar>());
            }

            return settings;
        }
        catch (YamlException problem)
        {
            throw new SettingsException($"{path}, line {problem.Start.Line}: {problem.InnerException?.Message ?? problem.Message} A settings file holds lines of the form `port: 8888`.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path} cannot be read: {problem.Message}");
        }
    }

    private static void Add(Dictionary<string, string> settings, string path, Scalar key, Scalar value)
    {
        if (!SettingNames.All.Contains(key.Value))
        {
            throw new SettingsException($"{path}, line {key.Start.Line}: there is no setting '{key.Value}'; there are {string.Join(", ", SettingNames.All)}.");
        }

        if (!settings.TryAdd(key.Value, value.Value))
        {
            throw new SettingsException($"{path}, line {key.Start.Line}: '{key.Value}' is set twice.");
        }
    }
}
