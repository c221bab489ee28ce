using StartSpark.Contracts.Configs;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>Reads YAML into nodes that know their lines; the parser's own events are used because they are the only thing that keeps both lines and duplicate keys.</summary>
public sealed class YamlNodeReader
{
    private const int DeepestNesting = 32;
    private static readonly string[] CoreTags = [.. new[] { "str", "int", "float", "bool", "null", "map", "seq" }.Select(tag => "tag:yaml.org,2002:" + tag)];

    private readonly string _file;
    private readonly List<ConfigError> _errors;
    private readonly Parser _parser;
    private readonly Dictionary<string, ConfigNode> _anchors = new(StringComparer.Ordinal);

    private YamlNodeReader(string file, string text, List<ConfigError> errors)
    {
        _file = file;
        _errors = errors;
        _parser = new Parser(new StringReader(text));
    }

    private ParsingEvent Current => _parser.Current!;

    private int Line => (int)Current.Start.Line;

    private Mark End => _parser.Current?.End ?? Mark.Empty;

    /// <summary>Reads one document; whatever is wrong with it is added to <paramref name="errors"/>.</summary>
    /// <returns>The document's root; null for an empty file and where the text is no YAML.</returns>
    public static ConfigNode? Read(string file, string text, List<ConfigError> errors)
    {
        var reader = new YamlNodeReader(file, text, errors);
        try
        {
            return reader.ReadDocument();
        }
        catch (Exception exception) when (IsBadYaml(exception))
        {
            errors.Add(Explain(file, text.Split('\n'), exception as YamlException ?? new YamlException(reader.End, reader.End, "A list, a mapping or a quoted text that begins in this line or above is not closed")));
            return null;
        }
    }

    /// <summary>Whether this is the parser's complaint about a text; it has some of its own kind and some that only its inner state breaks.</summary>
    internal static bool IsBadYaml(Exception exception) =>
        exception is YamlException or InvalidOperationException or ArgumentException or FormatException or OverflowException;

    private static ConfigError Explain(string file, string[] lines, YamlException exception)
    {
        // The parser blames the mapping that a tab breaks, or the line after the last; a person looks for the tab, or for the end.
        var line = Math.Clamp((int)exception.Start.Line, 1, lines.Length);
        var tab = Array.FindIndex(lines, line - 1, text => text.TakeWhile(char.IsWhiteSpace).Contains('\t'));
        return tab >= 0
            ? new ConfigError(file, tab + 1, null, "A tab stands in the indentation, and YAML is indented by spaces only.")
            : new ConfigError(file, line, null, $"This is not valid YAML: {exception.Message.TrimEnd('.')}.");
    }

    private ConfigNode? ReadDocument()
    {
        Next();
        Next();
        if (Current is StreamEnd)
        {
            return null;
        }

        Next();
        var root = ReadNode("", 0);
        Next();
        Next();
        if (Current is not StreamEnd)
        {
            _errors.Add(new ConfigError(_file, Line, null, "A second document begins here, and one file is one document."));
        }

        return root;
    }

    private ConfigNode ReadNode(string path, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new YamlException(Current.Start, Current.End, $"Values are nested more than {DeepestNesting} deep");
        }

        if (Current is AnchorAlias alias)
        {
            return _anchors.TryGetValue(alias.Value.Value, out var known)
                ? known
                : throw new YamlException(Current.Start, Current.End, $"*{alias.Value.Value} names no value that is complete before this line");
        }

        var start = Current as NodeEvent ?? throw new YamlException(Current.Start, Current.End, "A value is missing here");
        CheckTag(start, path);
        ConfigNode node = start switch
        {
            MappingStart => ReadMapping(path, depth),
            SequenceStart => ReadSequence(path, depth),
            Scalar scalar => ReadScalar(scalar),
            _ => throw new YamlException(Current.Start, Current.End, "A value is missing here"),
        };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor.Value] = node;
        }

        return node;
    }

    private ConfigNode.Mapping ReadMapping(string path, int depth)
    {
        var line = Line;
        var entries = new List<ConfigNode.Entry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        for (Next(); Current is not MappingEnd; Next())
        {
            var keyLine = Line;
            if (ReadNode(path, depth + 1) is not ConfigNode.Scalar { Text: var key })
            {
                throw new YamlException(Current.Start, Current.End, "A key must be a single value");
            }

            var keyPath = path.Length == 0 ? key : $"{path}.{key}";
            Next();
            var value = ReadNode(keyPath, depth + 1);
            if (lines.TryAdd(key, keyLine))
            {
                entries.Add(new ConfigNode.Entry(keyLine, key, value));
            }
            else
            {
                _errors.Add(new ConfigError(_file, keyLine, keyPath, $"{keyPath} stands twice; the first is in line {lines[key]}."));
            }
        }

        return new ConfigNode.Mapping(line, entries);
    }

    private ConfigNode.Sequence ReadSequence(string path, int depth)
    {
        var line = Line;
        var items = new List<ConfigNode>();
        for (Next(); Current is not SequenceEnd; Next())
        {
            items.Add(ReadNode(path, depth + 1));
        }

        return new ConfigNode.Sequence(line, items);
    }

    private ConfigNode.Scalar ReadScalar(Scalar scalar)
    {
        var isNull = scalar is { Style: ScalarStyle.Plain, Tag.IsEmpty: true, Value: "" or "~" or "null" or "Null" or "NULL" };
        return new ConfigNode.Scalar(Line, scalar.Value, isNull);
    }

    private void CheckTag(NodeEvent node, string path)
    {
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific && !CoreTags.Contains(node.Tag.Value))
        {
            _errors.Add(new ConfigError(_file, Line, path.Length == 0 ? null : path, $"The tag {node.Tag.Value} has no meaning here; write the value without it."));
        }
    }

    private void Next()
    {
        if (!_parser.MoveNext())
        {
            throw new YamlException("The text ends too early");
        }
    }
}
