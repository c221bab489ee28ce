using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using StartSpark.Contracts.Configs;
using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.ClusterFiles;

/// <summary>
/// A config's text as it may leave the server, and the way back. (a) Values that Spark's own rule hides are replaced in their places, in
/// comments too; no other character changes. (b) Where a text comes back with the mask at the same key, the characters that stood there
/// stand there again. (c) A mask that belongs nowhere is an error, so that no mask is ever stored as a password.
/// </summary>
internal sealed partial class MaskedText
{
    private const string Quoted = "\"" + Redaction.Mask + "\"";

    private readonly Dictionary<string, (string Shown, string Raw, string Value)> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<string>> _lines = new(StringComparer.Ordinal);

    private MaskedText(string text)
    {
        var rule = Rule(text);
        Text = (YamlPlaces.Read(text, path => rule.IsSensitive(NameOf(path))) is { } places ? Mask(text, places, rule) : null) ?? MaskLines(text, rule);
    }

    /// <summary>The text without its secrets.</summary>
    public string Text { get; }

    /// <summary>Masks a text, whatever is in it.</summary>
    public static MaskedText Of(string text) => new(text);

    /// <summary>A text that was made from <see cref="Text"/>, with what was hidden; what could not be found again is told.</summary>
    public string Restore(string file, string edited, List<ConfigError> errors)
    {
        if (!edited.Contains(Redaction.Mask, StringComparison.Ordinal))
        {
            return edited;
        }

        var text = RestoreLines(edited);
        if (YamlPlaces.Read(text, _ => false) is not { } places)
        {
            if (text.Contains(Redaction.Mask, StringComparison.Ordinal))
            {
                errors.Add(new ConfigError(file, null, null, "The text still holds a mask, and cannot be read well enough to tell whose; correct it, or give the real value."));
            }

            return text;
        }

        var changes = new List<(int Start, int End, string Raw, string Plain)>();
        foreach (var scalar in places.Scalars.Where(scalar => scalar.Value.Contains(Redaction.Mask, StringComparison.Ordinal)))
        {
            if (_values.TryGetValue(scalar.Key, out var known) && known.Shown == scalar.Value)
            {
                changes.Add((scalar.Start, scalar.End, known.Raw, JsonSerializer.Serialize(known.Value, StringJson.Default.String)));
            }
            else
            {
                var key = string.Join('.', scalar.Path);
                errors.Add(new ConfigError(file, scalar.Line, key, $"{key} still holds the mask; give the real value, or leave what stood there to keep it."));
            }
        }

        var raw = Replace(text, changes.Select(change => (change.Start, change.End, change.Raw)));
        return Holds(raw, places) ? raw : Replace(text, changes.Select(change => (change.Start, change.End, change.Plain)));
    }

    /// <summary>Characters that were right at their old place may mean something else at the new one, such as inside braces.</summary>
    private bool Holds(string text, YamlPlaces edited) =>
        YamlPlaces.Read(text, _ => false) is { } places && places.Scalars.Count == edited.Scalars.Count
        && places.Scalars.Zip(edited.Scalars).All(pair => pair.First.Key == pair.Second.Key && pair.First.Value ==
            (_values.TryGetValue(pair.Second.Key, out var known) && known.Shown == pair.Second.Value ? known.Value : pair.Second.Value));

    /// <summary>Null where the masked text does not read as it should: then its lines are the safer way.</summary>
    private string? Mask(string text, YamlPlaces places, Redaction rule)
    {
        var changes = new List<(int Start, int End, string Text)>();
        foreach (var scalar in places.Scalars)
        {
            var shown = scalar.IsShared ? Redaction.Mask : Show(scalar, rule);
            if (shown != scalar.Value)
            {
                var raw = text[scalar.Start..scalar.End];
                var lineEnd = raw.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : raw.EndsWith('\n') ? "\n" : "";
                _values[scalar.Key] = (shown, raw.TrimEnd('\r', '\n'), scalar.Value);
                changes.Add((scalar.Start, scalar.End, (shown == Redaction.Mask ? Quoted : JsonSerializer.Serialize(shown, StringJson.Default.String)) + lineEnd));
            }
        }

        foreach (var (start, end) in places.Comments())
        {
            var comment = text[start..end];
            if (MaskLine(comment, rule) is { } hidden)
            {
                Remember(hidden, comment);
                changes.Add((start, end, hidden));
            }
        }

        var masked = Replace(text, changes.OrderBy(change => change.Start));
        if (YamlPlaces.Read(masked, _ => false) is { } read && read.Scalars.Count == places.Scalars.Count
            && read.Scalars.Zip(places.Scalars).All(pair => pair.First.Key == pair.Second.Key && pair.First.Value == (_values.GetValueOrDefault(pair.Second.Key).Shown ?? pair.Second.Value)))
        {
            return masked;
        }

        _values.Clear();
        _lines.Clear();
        return null;
    }

    /// <summary>A text that is no YAML has no places; its lines are hidden from the first word that asks for it, and what is indented below them.</summary>
    private string MaskLines(string text, Redaction rule)
    {
        var lines = text.Split('\n');
        var hiddenBelow = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            var (line, indent) = (lines[i].TrimEnd('\r'), lines[i].TakeWhile(char.IsWhiteSpace).Count());
            if (line.Trim().Length == 0)
            {
                continue;
            }

            if (hiddenBelow >= 0 && indent > hiddenBelow)
            {
                lines[i] = string.Concat(line.AsSpan(0, indent), Redaction.Mask, lines[i].AsSpan(line.Length));
                continue;
            }

            hiddenBelow = rule.IsSensitive(line) ? indent : -1;
            if (MaskLine(line, rule) is { } masked)
            {
                Remember(masked, line);
                lines[i] = string.Concat(masked, lines[i].AsSpan(line.Length));
            }
        }

        return string.Join('\n', lines);
    }

    private string RestoreLines(string edited)
    {
        var left = _lines.ToDictionary(entry => entry.Key, entry => new Queue<string>(entry.Value), StringComparer.Ordinal);
        var lines = edited.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            var start = line.IndexOf('#', StringComparison.Ordinal);
            foreach (var from in new[] { 0, start }.Where(from => from >= 0).Distinct())
            {
                if (left.TryGetValue(line[from..], out var raw) && raw.TryDequeue(out var original))
                {
                    lines[i] = string.Concat(line.AsSpan(0, from), original, lines[i].AsSpan(line.Length));
                    break;
                }
            }
        }

        return string.Join('\n', lines);
    }

    private void Remember(string masked, string original) =>
        (_lines.TryGetValue(masked, out var known) ? known : _lines[masked] = new Queue<string>()).Enqueue(original);

    private static string? MaskLine(string line, Redaction rule)
    {
        if (!rule.IsSensitive(line) || line.Contains(Redaction.PatternOption, StringComparison.Ordinal))
        {
            return null;
        }

        var match = AfterWord().Match(line);
        match = match.Success ? match : AfterSign().Match(line);
        return match.Success ? match.Groups[1].Value + Quoted : null;
    }

    private static string Show(ScalarPlace scalar, Redaction rule) => scalar.Path switch
    {
        [ConfigKeys.Remote] => rule.ShowRemote(scalar.Value),
        [ConfigKeys.Conf, _, "env" or "file"] => scalar.Value,
        [var key] when ConfigKeys.All.Contains(key, StringComparer.Ordinal) => scalar.Value,
        [ConfigKeys.Ask, ..] => scalar.Value,
        _ => rule.Show(NameOf(scalar.Path), scalar.Value),
    };

    private static string NameOf(IReadOnlyList<string> path) =>
        string.Join('.', path is [ConfigKeys.Conf or ConfigKeys.Env, _, ..] ? path.Skip(1) : path);

    private static Redaction Rule(string text) => Redaction.For(
        YamlPlaces.Read(text, _ => false) is { } places
            ? places.Scalars.FirstOrDefault(scalar => scalar.Path is [ConfigKeys.Conf, Redaction.PatternOption])?.Value
            : OwnRule().Match(text) is { Success: true } match ? match.Groups[1].Value : null);

    private static string Replace(string text, IEnumerable<(int Start, int End, string Text)> changes)
    {
        var result = new StringBuilder();
        var done = 0;
        foreach (var (start, end, with) in changes)
        {
            result.Append(text, done, start - done).Append(with);
            done = end;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }

    [GeneratedRegex(@"^(.*?(?:secret|password|token|access[.]?key|credential)[^:=]*[:=]\s*)\S", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterWord();

    [GeneratedRegex(@"^([^:=]*[:=]\s*)\S", RegexOptions.CultureInvariant)]
    private static partial Regex AfterSign();

    [GeneratedRegex("""spark\.redaction\.regex["']?\s*:\s*["']?(.*?)["']?\s*$""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex OwnRule();
}
