using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace StartSpark.CSharpKernel.Display;

/// <summary>Values as text, the form that every front end can show.</summary>
internal static class PlainText
{
    private const int ItemsOnALine = 20;

    /// <summary>Whether the value is one thing, without parts worth a table.</summary>
    public static bool IsScalar(object? value) => value switch
    {
        null or string or IFormattable or bool or char or Type or Delegate or Exception or Task or Uri or Version => true,
        _ => value.GetType().IsEnum,
    };

    public static string OfScalar(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        Type type => TypeName(type),
        Task task => $"{TypeName(task.GetType())} ({task.Status}); await it to see its value",
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A value inside of another: one line, strings in quotes as code would write them.</summary>
    public static string OfLine(object? value) => value switch
    {
        string text => text,
        _ when IsScalar(value) => OfScalar(value).ReplaceLineEndings(" "),
        IEnumerable sequence => OfItemsOnLine(sequence),
        _ => OfObject(value!, ValueMembers.Of(value!)).ReplaceLineEndings(" "),
    };

    public static string OfItems(object value, IReadOnlyList<object?> items, bool more)
    {
        var nested = items.Any(item => !IsScalar(item));
        var shown = items.Select(item => item is string text ? Quoted(text) : OfLine(item));
        if (!nested)
        {
            return $"[{string.Join(", ", shown)}{(more ? ", …" : "")}]";
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{TypeName(value.GetType())}{(more ? $", first {items.Count}" : $", {items.Count} item{(items.Count == 1 ? "" : "s")}")}\n{string.Join('\n', shown.Select(line => "  " + line))}{(more ? "\n  …" : "")}");
    }

    public static string OfObject(object value, IReadOnlyList<ValueMember> members)
    {
        var type = value.GetType();
        var hasOwnText = type.GetMethod(nameof(ToString), BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes)?.DeclaringType is { } home
            && home != typeof(object) && home != typeof(ValueType);
        if (hasOwnText || members.Count == 0)
        {
            return value.ToString() ?? "";
        }

        return $"{TypeName(type)} {{ {string.Join(", ", members.Select(member => $"{member.Name} = {member.TextOf(value)}"))} }}";
    }

    /// <summary>A type as code writes it.</summary>
    public static string TypeName(Type type)
    {
        if (type.IsArray)
        {
            return $"{TypeName(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (!type.IsGenericType)
        {
            return CSharpName(type) ?? type.Name;
        }

        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        var name = tick < 0 ? type.Name : type.Name[..tick];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>";
    }

    private static string? CSharpName(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => null,
        TypeCode.Boolean => "bool",
        TypeCode.Char => "char",
        TypeCode.SByte => "sbyte",
        TypeCode.Byte => "byte",
        TypeCode.Int16 => "short",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.Decimal => "decimal",
        TypeCode.String => "string",
        TypeCode.Object when type == typeof(object) => "object",
        _ => null,
    };

    private static string OfItemsOnLine(IEnumerable sequence)
    {
        List<string> shown = [];
        foreach (var item in sequence)
        {
            if (shown.Count == ItemsOnALine)
            {
                shown.Add("…");
                break;
            }

            shown.Add(item is string text ? Quoted(text) : IsScalar(item) ? OfLine(item) : item!.ToString() ?? "");
        }

        return $"[{string.Join(", ", shown)}]";
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => quoted.Append('\\').Append(character),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }
}
