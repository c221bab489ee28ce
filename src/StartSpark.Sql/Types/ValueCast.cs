using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;

namespace StartSpark.Sql.Types;

/// <summary>Values from Spark to the .NET type that a caller asks for: exact or an error, but for floating point, which rounds by nature.</summary>
internal static class ValueCast
{
    private static readonly ConcurrentDictionary<Type, Func<object, object?>?> Converters = new();

    /// <summary>Converts a value that is not already a <typeparamref name="T"/>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">How messages name it: "of column 'a'".</param>
    public static T To<T>(object? value, string name)
    {
        if (value is null)
        {
            return default(T) is null
                ? default!
                : throw new InvalidCastException($"The value {name} is null; read it as {Describe(typeof(T))}?.");
        }

        object? converted;
        try
        {
            converted = Convert(value, typeof(T));
        }
        catch (OverflowException exception)
        {
            throw new OverflowException($"The value {name} is {ValueText.Format(value)} and does not fit {Describe(typeof(T))}. {exception.Message}", exception);
        }

        return converted is T result
            ? result
            : throw new InvalidCastException($"The value {name} is of type {Describe(value.GetType())} and cannot be read as {Describe(typeof(T))}.");
    }

    /// <summary>The value as the target type; null where the two kinds have nothing to do with one another.</summary>
    private static object? Convert(object value, Type target)
    {
        target = Nullable.GetUnderlyingType(target) ?? target;
        return target.IsInstanceOfType(value) ? value : Converters.GetOrAdd(target, Create)?.Invoke(value);
    }

    private static Func<object, object?>? Create(Type target)
    {
        if (ScalarConverters.TryGetValue(target, out var scalar))
        {
            return scalar;
        }

        if (target.IsArray && target.GetArrayRank() == 1)
        {
            return value => ToList(value, target.GetElementType()!) is { } list ? ToArray(list, target.GetElementType()!) : null;
        }

        if (!target.IsGenericType)
        {
            return null;
        }

        var arguments = target.GetGenericArguments();
        if (arguments.Length == 1 && target.IsAssignableFrom(typeof(List<>).MakeGenericType(arguments)))
        {
            return value => ToList(value, arguments[0]);
        }

        return arguments.Length == 2 && target.IsAssignableFrom(typeof(Dictionary<,>).MakeGenericType(arguments))
            ? value => ToDictionary(value, arguments[0], arguments[1])
            : null;
    }

    private static readonly Dictionary<Type, Func<object, object?>> ScalarConverters = new()
    {
        [typeof(sbyte)] = static value => Whole(value) is { } number ? (sbyte)number : null,
        [typeof(byte)] = static value => Whole(value) is { } number ? (byte)number : null,
        [typeof(short)] = static value => Whole(value) is { } number ? (short)number : null,
        [typeof(ushort)] = static value => Whole(value) is { } number ? (ushort)number : null,
        [typeof(int)] = static value => Whole(value) is { } number ? (int)number : null,
        [typeof(uint)] = static value => Whole(value) is { } number ? (uint)number : null,
        [typeof(long)] = static value => Whole(value) is { } number ? (long)number : null,
        [typeof(ulong)] = static value => Whole(value) is { } number ? (ulong)number : null,
        [typeof(BigInteger)] = static value => Whole(value),
        [typeof(SparkDecimal)] = static value => Exact(value),
        [typeof(decimal)] = static value => Exact(value)?.ToDecimal(),
        [typeof(double)] = static value => value is float number ? (double)number : Exact(value) is { } exact ? (double)exact : null,
        [typeof(float)] = static value => value is double number ? (float)number : Exact(value) is { } exact ? float.Parse(exact.ToString(), CultureInfo.InvariantCulture) : null,
        [typeof(DateTime)] = static value => value switch
        {
            DateTimeOffset instant => instant.UtcDateTime,
            DateOnly date => date.ToDateTime(TimeOnly.MinValue),
            _ => null,
        },
        [typeof(TimeSpan)] = static value => value is TimeOnly time ? time.ToTimeSpan() : null,
        [typeof(ReadOnlyMemory<byte>)] = static value => value is byte[] bytes ? new ReadOnlyMemory<byte>(bytes) : null,
    };

    private static BigInteger? Whole(object value) => Exact(value)?.WithScale(0).UnscaledValue;

    private static SparkDecimal? Exact(object value) => value switch
    {
        sbyte or byte or short or ushort or int or uint or long => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong number => new SparkDecimal(number, 0),
        Int128 number => new SparkDecimal(number, 0),
        BigInteger number => new SparkDecimal(number, 0),
        decimal number => number,
        SparkDecimal number => number,
        _ => null,
    };

    private static IList? ToList(object value, Type element)
    {
        if (value is string or IDictionary or byte[] || value is not IEnumerable items)
        {
            return null;
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var item in items)
        {
            list.Add(Part(item, element, "of an element"));
        }

        return list;
    }

    private static Array ToArray(IList list, Type element)
    {
        var array = Array.CreateInstance(element, list.Count);
        list.CopyTo(array, 0);
        return array;
    }

    private static IDictionary? ToDictionary(object value, Type key, Type element)
    {
        if (value is not IDictionary map)
        {
            return null;
        }

        var result = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, element))!;
        foreach (DictionaryEntry pair in map)
        {
            result[Part(pair.Key, key, "of a map's key")!] = Part(pair.Value, element, "of a map's value");
        }

        return result;
    }

    private static object? Part(object? value, Type target, string name)
    {
        if (value is null)
        {
            return target.IsValueType && Nullable.GetUnderlyingType(target) is null
                ? throw new InvalidCastException($"The value {name} is null; read it as {Describe(target)}?.")
                : null;
        }

        return Convert(value, target)
            ?? throw new InvalidCastException($"The value {name} is of type {Describe(value.GetType())} and cannot be read as {Describe(target)}.");
    }

    private static string Describe(Type type)
    {
        if (type.IsArray)
        {
            return $"{Describe(type.GetElementType()!)}[]";
        }

        return Nullable.GetUnderlyingType(type) is { } underlying ? $"{Describe(underlying)}?"
            : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Describe))}>"
            : type.Name;
    }
}
