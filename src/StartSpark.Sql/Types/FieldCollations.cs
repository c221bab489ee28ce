using System.Text.Json.Nodes;

namespace StartSpark.Sql.Types;

/// <summary>
/// Spark's JSON keeps the collations of a field's strings beside the type, in the field's metadata, so that older
/// readers still see plain strings. Paths: the field's name, then <c>.element</c>, <c>.key</c> or <c>.value</c>.
/// </summary>
internal static class FieldCollations
{
    public const string Key = "__COLLATIONS";

    public static Dictionary<string, string> Collect(string path, DataType type)
    {
        var found = new Dictionary<string, string>();
        Collect(path, type, found);
        return found;
    }

    public static DataType Remove(DataType type) => Rewrite("", type, static (_, text) => text.HasDefaultCollation ? text : new StringType());

    public static DataType Apply(string path, DataType type, IReadOnlyDictionary<string, string> collations) =>
        Rewrite(path, type, (at, text) => collations.TryGetValue(at, out var collation) ? new StringType(collation) : text);

    public static JsonObject WithCollations(JsonObject metadata, Dictionary<string, string> collations)
    {
        metadata[Key] = new JsonObject(collations.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));
        return metadata;
    }

    private static void Collect(string path, DataType type, Dictionary<string, string> found)
    {
        switch (type)
        {
            case StringType { HasDefaultCollation: false } text:
                found[path] = text.QualifiedCollation;
                break;
            case ArrayType array:
                Collect(path + ".element", array.ElementType, found);
                break;
            case MapType map:
                Collect(path + ".key", map.KeyType, found);
                Collect(path + ".value", map.ValueType, found);
                break;
        }
    }

    // Structs inside keep their own fields' metadata, so the walk stops at them.
    private static DataType Rewrite(string path, DataType type, Func<string, StringType, StringType> rewrite) => type switch
    {
        StringType text => rewrite(path, text),
        ArrayType array => new ArrayType(Rewrite(path + ".element", array.ElementType, rewrite), array.ContainsNull),
        MapType map => new MapType(
            Rewrite(path + ".key", map.KeyType, rewrite),
            Rewrite(path + ".value", map.ValueType, rewrite),
            map.ValueContainsNull),
        _ => type,
    };
}
