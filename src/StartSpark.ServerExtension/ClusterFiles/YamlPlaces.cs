using System.Globalization;
using StartSpark.ServerExtension.ClusterConfigs;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace StartSpark.ServerExtension.ClusterFiles;

/// <summary>Finds where the values and the comments of a YAML text stand, so that a text is changed in its places and in no other character.</summary>
internal sealed class YamlPlaces
{
    private readonly string _text;
    private readonly Parser _parser;
    private readonly Func<IReadOnlyList<string>, bool> _hides;
    private readonly List<ScalarPlace> _scalars = [];
    private readonly List<(int Start, int End)> _covered = [];
    private readonly Dictionary<string, (int From, int To)> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    private YamlPlaces(string text, Func<IReadOnlyList<string>, bool> hides)
    {
        _text = text;
        _hides = hides;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Every single value that is not a key, in the order of the text.</summary>
    public IReadOnlyList<ScalarPlace> Scalars => _scalars;

    /// <summary>Reads a text; null where it is no YAML.</summary>
    /// <param name="text">The text, without a byte order mark.</param>
    /// <param name="hides">Whether the values under these keys are hidden whatever they hold.</param>
    public static YamlPlaces? Read(string text, Func<IReadOnlyList<string>, bool> hides)
    {
        var places = new YamlPlaces(text, hides);
        try
        {
            while (places._parser.MoveNext())
            {
                if (places._parser.Current is NodeEvent)
                {
                    places.ReadNode([], 0);
                }
            }

            return places.AreInOrder() ? places : null;
        }
        catch (Exception exception) when (YamlNodeReader.IsBadYaml(exception))
        {
            return null;
        }
    }

    /// <summary>Where comments stand, each from its # to the end of its line.</summary>
    public IEnumerable<(int Start, int End)> Comments()
    {
        var next = 0;
        for (var i = 0; i < _text.Length; i++)
        {
            while (next < _covered.Count && _covered[next].End <= i)
            {
                next++;
            }

            if (next < _covered.Count && i >= _covered[next].Start)
            {
                i = _covered[next].End - 1;
            }
            else if (_text[i] == '#' && (i == 0 || char.IsWhiteSpace(_text[i - 1])))
            {
                var end = _text.IndexOfAny(['\r', '\n', '\u0085', '\u2028', '\u2029'], i);
                end = Math.Min(end < 0 ? _text.Length : end, next < _covered.Count ? _covered[next].Start : _text.Length);
                yield return (i, end);
                i = end;
            }
        }
    }

    private void ReadNode(IReadOnlyList<string> path, int depth)
    {
        if (depth > 64)
        {
            throw new YamlException("The values are nested too deep");
        }

        var from = _scalars.Count;
        var anchor = (_parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
        switch (_parser.Current)
        {
            case AnchorAlias alias when _hides(path) && _anchors.TryGetValue(alias.Value.Value, out var range):
                Share(range);
                break;
            case Scalar scalar:
                Add(scalar, path, isKey: false);
                break;
            case MappingStart:
                ReadMapping(path, depth);
                break;
            case SequenceStart:
                ReadSequence(path, depth);
                break;
            case not AnchorAlias:
                throw new YamlException("A value is missing");
        }

        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = (from, _scalars.Count);
        }
    }

    private void ReadMapping(IReadOnlyList<string> path, int depth)
    {
        while (Next() is not MappingEnd)
        {
            var key = "";
            if (_parser.Current is Scalar scalar)
            {
                key = scalar.Value;
                Add(scalar, path, isKey: true);
            }
            else
            {
                ReadNode(path, depth + 1);
            }

            Next();
            ReadNode([.. path, key], depth + 1);
        }
    }

    private void ReadSequence(IReadOnlyList<string> path, int depth)
    {
        for (var i = 0; Next() is not SequenceEnd; i++)
        {
            ReadNode([.. path, i.ToString(CultureInfo.InvariantCulture)], depth + 1);
        }
    }

    private void Add(Scalar scalar, IReadOnlyList<string> path, bool isKey)
    {
        var (start, end) = (AfterProperties((int)scalar.Start.Index), (int)scalar.End.Index);
        if (scalar.Style is ScalarStyle.Plain)
        {
            end = start + _text[start..Math.Max(start, end)].TrimEnd().Length;
        }

        _covered.Add((start, Math.Max(start, end)));
        if (!isKey && end > start)
        {
            var name = string.Join('\u0001', path);
            var number = _numbers[name] = _numbers.GetValueOrDefault(name) + 1;
            _scalars.Add(new ScalarPlace(path, number, start, end, (int)scalar.Start.Line, scalar.Value, IsShared: false));
        }
    }

    /// <summary>A value's anchor and tag stand before it and are none of it.</summary>
    private int AfterProperties(int start)
    {
        while (start < _text.Length && _text[start] is '&' or '!')
        {
            while (start < _text.Length && !char.IsWhiteSpace(_text[start]))
            {
                start++;
            }

            while (start < _text.Length && char.IsWhiteSpace(_text[start]))
            {
                start++;
            }
        }

        return start;
    }

    /// <summary>The parser's marks of odd texts (keys of many lines, line ends that are none elsewhere) can lie; nothing is changed by such.</summary>
    private bool AreInOrder()
    {
        var end = 0;
        foreach (var place in _covered)
        {
            if (place.Start < end || place.End > _text.Length)
            {
                return false;
            }

            end = place.End;
        }

        return true;
    }

    private void Share((int From, int To) range)
    {
        for (var i = range.From; i < range.To; i++)
        {
            _scalars[i] = _scalars[i] with { IsShared = true };
        }
    }

    private ParsingEvent Next() => _parser.MoveNext() ? _parser.Current! : throw new YamlException("The text ends too early");
}
