using System.Collections.Concurrent;
using System.Reflection;

namespace StartSpark.CSharpKernel.Display;

/// <summary>The readable parts of a value: its public properties and fields, in the order of their declaration.</summary>
internal static class ValueMembers
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ValueMember>> Known = new();

    public static IReadOnlyList<ValueMember> Of(object value) => Known.GetOrAdd(value.GetType(), static type =>
    {
        // Types with parts of their own concern (streams, tasks, the framework's machinery) show as text: reading
        // their properties may wait, throw or run on for ever.
        if (!IsData(type))
        {
            return [];
        }

        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;
        var properties = type.GetProperties(Public)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .Select(property => new ValueMember(property.Name, property.GetValue));
        var fields = type.GetFields(Public)
            .Where(_ => !IsTuple(type))
            .Select(field => new ValueMember(field.Name, field.GetValue));
        var items = type.GetFields(Public)
            .Where(field => IsTuple(type) && field.Name.StartsWith("Item", StringComparison.Ordinal))
            .Select(field => new ValueMember(field.Name, field.GetValue));
        return [.. properties, .. fields, .. items];
    });

    private static bool IsTuple(Type type) => type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal);

    private static bool IsData(Type type) =>
        IsTuple(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        || (type.Namespace is not { } home
            || !(home == "System" || home.StartsWith("System.", StringComparison.Ordinal)
                || home.StartsWith("Microsoft.", StringComparison.Ordinal)));
}
