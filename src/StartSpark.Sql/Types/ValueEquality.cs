using System.Collections;

namespace StartSpark.Sql.Types;

/// <summary>Equality of values by what they hold: arrays, bytes and maps part by part, everything else by its own equality. Also the keys' comparer in maps.</summary>
internal sealed class ValueEquality : IEqualityComparer<object>
{
    public static readonly ValueEquality Instance = new();

    private ValueEquality()
    {
    }

    public new bool Equals(object? x, object? y) => (x, y) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right),
        (IDictionary left, IDictionary right) => SameMap(left, right),
        (IList left, IList right) => SameList(left, right),
        _ => x.Equals(y),
    };

    public int GetHashCode(object obj)
    {
        var hash = default(HashCode);
        switch (obj)
        {
            case byte[] bytes:
                hash.AddBytes(bytes);
                break;
            case IDictionary map:
                hash.Add(map.Count);
                break;
            case IList list:
                foreach (var item in list)
                {
                    hash.Add(item is null ? 0 : GetHashCode(item));
                }

                break;
            default:
                return obj.GetHashCode();
        }

        return hash.ToHashCode();
    }

    private bool SameList(IList left, IList right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var index = 0; index < left.Count; index++)
        {
            if (!Equals(left[index], right[index]))
            {
                return false;
            }
        }

        return true;
    }

    private bool SameMap(IDictionary left, IDictionary right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        // The other map may compare its keys by reference, so its keys are looked up in one that does not.
        var other = new Dictionary<object, object?>(right.Count, Instance);
        foreach (DictionaryEntry pair in right)
        {
            other[pair.Key] = pair.Value;
        }

        foreach (DictionaryEntry pair in left)
        {
            if (!other.TryGetValue(pair.Key, out var value) || !Equals(pair.Value, value))
            {
                return false;
            }
        }

        return true;
    }
}
