using System.Text.RegularExpressions;
using StartSpark.Contracts.Configs;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>Makes a config out of nodes and reports everything that is wrong with them, not only the first thing.</summary>
internal sealed partial class ClusterConfigReader
{
    private readonly string _file;
    private readonly List<ConfigError> _errors;
    private readonly Dictionary<string, ConfigNode.Entry> _entries;
    private readonly int? _line;

    private ClusterConfigReader(string file, ConfigNode.Mapping root, List<ConfigError> errors)
    {
        _file = file;
        _errors = errors;
        _line = root.Line;
        _entries = root.Entries.ToDictionary(entry => entry.Key, StringComparer.Ordinal);
    }

    /// <summary>Reads a config; null when anything is wrong, and then <paramref name="errors"/> says what.</summary>
    public static ClusterConfig? Read(string file, ConfigNode? root, List<ConfigError> errors)
    {
        if (root is not ConfigNode.Mapping mapping)
        {
            errors.Add(new ConfigError(file, root?.Line ?? 1, null, root is null or ConfigNode.Scalar { IsNull: true }
                ? "The file is empty; a cluster config needs at least master or remote."
                : $"A cluster config is a mapping of keys such as master and conf, and this is {root.Kind}."));
            return null;
        }

        var before = errors.Count;
        var config = new ClusterConfigReader(file, mapping, errors).Read();
        return errors.Count == before ? config : null;
    }

    private ClusterConfig Read()
    {
        foreach (var entry in _entries.Values.Where(entry => !ConfigKeys.All.Contains(entry.Key, StringComparer.Ordinal)))
        {
            Fail(entry.Line, entry.Key, ConfigKeys.Nearest(entry.Key) is { } near
                ? $"There is no key {entry.Key}; did you mean {near}?"
                : $"There is no key {entry.Key}; the keys are {string.Join(", ", ConfigKeys.All)}. Spark's own options belong under conf.");
        }

        var ask = ReadAsk();
        var config = new ClusterConfig
        {
            Title = ReadText(ConfigKeys.Title, ask),
            Description = ReadText(ConfigKeys.Description, ask),
            Master = ReadText(ConfigKeys.Master, ask),
            Remote = ReadText(ConfigKeys.Remote, ask),
            AppName = ReadText(ConfigKeys.AppName, ask),
            SparkHome = ReadFolder(ConfigKeys.SparkHome, ask),
            JavaHome = ReadFolder(ConfigKeys.JavaHome, ask),
            Env = ReadEnv(ask),
            Conf = ReadConf(ask),
            Ask = ask,
            Template = ReadTemplate(ask),
            TemplateLine = _entries.GetValueOrDefault(ConfigKeys.Template)?.Line,
        };
        CheckAddress(config);
        return config;
    }

    private void CheckAddress(ClusterConfig config)
    {
        var master = _entries.GetValueOrDefault(ConfigKeys.Master);
        var remote = _entries.GetValueOrDefault(ConfigKeys.Remote);
        if (master is not null && remote is not null)
        {
            var later = (master.Line ?? 0) > (remote.Line ?? 0) ? master : remote;
            Fail(later.Line, later.Key, "A config has master or remote, not both: a master starts a Spark of one's own, a remote is one that runs.");
            return;
        }

        if (master is null && remote is null && !config.Ask.Contains(ConfigKeys.Master) && !config.Ask.Contains(ConfigKeys.Remote))
        {
            Fail(_line, null, $"master or remote is missing: {SparkAddress.MasterForms}, or remote: {SparkAddress.RemoteForm}.");
        }

        Check(config.Master, ConfigKeys.Master, SparkAddress.IsMaster, SparkAddress.MasterForms);
        Check(config.Remote, ConfigKeys.Remote, SparkAddress.IsRemote, SparkAddress.RemoteForm);

        void Check(string? address, string key, Func<string, bool> isComplete, string forms)
        {
            if (address is not null && !isComplete(address) && !(config.Ask.Contains(key) && SparkAddress.IsBeginning(address)))
            {
                Fail(_entries[key].Line, key, $"{key} must look like {forms}.");
            }
        }
    }

    private string? ReadText(string key, IReadOnlyList<string> ask) =>
        _entries.TryGetValue(key, out var entry) ? ReadText(entry.Value, entry.Line, key, ask) : null;

    private string? ReadText(ConfigNode node, int? line, string path, IReadOnlyList<string> ask)
    {
        if (node is not ConfigNode.Scalar scalar)
        {
            Fail(node.Line, path, $"{path} must be a single value, and this is {node.Kind}.");
            return null;
        }

        if (!IsText(scalar.Text))
        {
            Fail(line, path, $"{path} holds half of a surrogate pair or a NUL, which no program can take.");
            return null;
        }

        if (scalar.IsNull && !ask.Contains(path))
        {
            Fail(line, path, $"{path} has no value; give one, \"\" for an empty text, or leave the key out.");
        }

        return scalar.IsNull ? null : scalar.Text;
    }

    private string? ReadFolder(string key, IReadOnlyList<string> ask)
    {
        var text = ReadText(key, ask);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return ReadPath(text, _entries[key].Line, key);
    }

    private string? ReadPath(string text, int? line, string path)
    {
        if (text.StartsWith("~/", StringComparison.Ordinal))
        {
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), text[2..]);
        }

        if (!Path.IsPathFullyQualified(text))
        {
            Fail(line, path, $"{path} must be an absolute path or begin with ~/, so that it means the same in every notebook's folder.");
        }

        return text;
    }

    private List<KeyValuePair<string, string>> ReadEnv(IReadOnlyList<string> ask)
    {
        var result = new List<KeyValuePair<string, string>>();
        foreach (var entry in ReadMapping(ConfigKeys.Env))
        {
            var path = ConfigKeys.EnvPrefix + entry.Key;
            if (!VariableName().IsMatch(entry.Key))
            {
                Fail(entry.Line, path, $"{entry.Key} cannot be the name of an environment variable.");
            }
            else if (entry.Value is ConfigNode.Mapping)
            {
                Fail(entry.Line, path, $"{path} must be a text: a secret's place is for options under conf, and the kernel's own environment reaches Spark anyway.");
            }
            else if (ReadText(entry.Value, entry.Line, path, ask) is { } text)
            {
                result.Add(new(entry.Key, text));
            }
        }

        return result;
    }

    private List<KeyValuePair<string, ConfValue>> ReadConf(IReadOnlyList<string> ask)
    {
        var result = new List<KeyValuePair<string, ConfValue>>();
        foreach (var entry in ReadMapping(ConfigKeys.Conf))
        {
            var path = ConfigKeys.ConfPrefix + entry.Key;
            if (ConfigKeys.OwnKeys.TryGetValue(entry.Key, out var own))
            {
                Fail(entry.Line, path, $"{entry.Key} has a key of its own here; write {own} instead.");
            }
            else if (!OptionName().IsMatch(entry.Key))
            {
                Fail(entry.Line, path, "An option's name is not empty and holds no space, no = and no control character.");
            }
            else if ((entry.Value is ConfigNode.Mapping place ? ReadSecret(place, entry.Line, path) : ReadLiteral(entry, path, ask)) is { } value)
            {
                result.Add(new(entry.Key, value));
            }
        }

        return result;
    }

    private ConfValue.Literal? ReadLiteral(ConfigNode.Entry entry, string path, IReadOnlyList<string> ask) =>
        ReadText(entry.Value, entry.Line, path, ask) is { } text ? new ConfValue.Literal(text) : null;

    private ConfValue? ReadSecret(ConfigNode.Mapping place, int? line, string path)
    {
        if (place.Entries is not [{ Key: "env" or "file", Value: ConfigNode.Scalar { IsNull: false, Text: var text } } entry])
        {
            Fail(line, path, $"{path} must be a single value, or a secret's place: {{ env: NAME }} or {{ file: /a/path }}.");
            return null;
        }

        if (entry.Key == "file")
        {
            return ReadPath(text, entry.Line, path) is { } file ? new ConfValue.FromFile(file) : null;
        }

        if (!VariableName().IsMatch(text))
        {
            Fail(entry.Line, path, $"{path} names no environment variable that can exist.");
        }

        return new ConfValue.FromEnvironment(text);
    }

    private List<string> ReadAsk()
    {
        var result = new List<string>();
        if (!_entries.TryGetValue(ConfigKeys.Ask, out var entry))
        {
            return result;
        }

        if (entry.Value is not ConfigNode.Sequence sequence)
        {
            Fail(entry.Value.Line, ConfigKeys.Ask, $"ask must be a list of keys, such as [ master ], and this is {entry.Value.Kind}.");
            return result;
        }

        foreach (var item in sequence.Items)
        {
            if (item is not ConfigNode.Scalar { Text: var key } || !IsAskable(key))
            {
                Fail(item.Line, ConfigKeys.Ask, $"ask may hold {string.Join(", ", ConfigKeys.Askable)}, conf.<option> and env.<NAME>, and nothing else.");
            }
            else if (result.Contains(key))
            {
                Fail(item.Line, ConfigKeys.Ask, $"ask holds {key} twice.");
            }
            else
            {
                result.Add(key);
            }
        }

        return result;
    }

    private string? ReadTemplate(IReadOnlyList<string> ask)
    {
        var name = ReadText(ConfigKeys.Template, ask);
        if (name is not null && !TemplateName().IsMatch(name))
        {
            Fail(_entries[ConfigKeys.Template].Line, ConfigKeys.Template, "template must be a file's name that ends in .scriban, without a folder; it is looked for in the templates folders.");
        }

        return name;
    }

    private IReadOnlyList<ConfigNode.Entry> ReadMapping(string key)
    {
        if (!_entries.TryGetValue(key, out var entry) || entry.Value is ConfigNode.Scalar { IsNull: true })
        {
            return [];
        }

        if (entry.Value is ConfigNode.Mapping mapping)
        {
            return mapping.Entries;
        }

        Fail(entry.Value.Line, key, $"{key} must be a mapping of names to values, and this is {entry.Value.Kind}.");
        return [];
    }

    private void Fail(int? line, string? key, string message) => _errors.Add(new ConfigError(_file, line, key, message));

    private static bool IsAskable(string key) =>
        ConfigKeys.Askable.Contains(key)
        || (key.StartsWith(ConfigKeys.ConfPrefix, StringComparison.Ordinal) && OptionName().IsMatch(key[ConfigKeys.ConfPrefix.Length..]))
        || (key.StartsWith(ConfigKeys.EnvPrefix, StringComparison.Ordinal) && VariableName().IsMatch(key[ConfigKeys.EnvPrefix.Length..]));

    private static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i]))))
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"^[^\s=\p{C}]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex OptionName();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();

    [GeneratedRegex(@"^(?!\.)[A-Za-z0-9._{}-]+\.scriban\z", RegexOptions.CultureInvariant)]
    private static partial Regex TemplateName();
}
