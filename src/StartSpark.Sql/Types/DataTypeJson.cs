using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StartSpark.Sql.Types;

/// <summary>Types to and from the JSON that Spark's schemas are kept in.</summary>
internal static class DataTypeJson
{
    private static readonly Dictionary<string, DataType> Atomic = new DataType[]
    {
        new BooleanType(), new ByteType(), new ShortType(), new IntegerType(), new LongType(), new FloatType(), new DoubleType(),
        new BinaryType(), new DateType(), new TimestampType(), new TimestampNTZType(), new CalendarIntervalType(), new VariantType(),
        new NullType(), new StringType(), new TimeType(), new DecimalType(), new GeometryType(), new GeographyType(),
    }.ToDictionary(static type => type.TypeName, StringComparer.Ordinal);

    public static string Write(DataType type)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            type.WriteJson(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static DataType Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1024 });
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ArgumentException($"This is not the JSON of a Spark type: {exception.Message}", nameof(json), exception);
        }
    }

    private static DataType Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => ReadAtomic(json.GetString()!),
        JsonValueKind.Object => json.GetProperty("type").GetString() switch
        {
            "struct" => new StructType(json.GetProperty("fields").EnumerateArray().Select(ReadField)),
            "array" => new ArrayType(Read(json.GetProperty("elementType")), json.GetProperty("containsNull").GetBoolean()),
            "map" => new MapType(
                Read(json.GetProperty("keyType")),
                Read(json.GetProperty("valueType")),
                json.GetProperty("valueContainsNull").GetBoolean()),
            "udt" => new UserDefinedType(
                Read(json.GetProperty("sqlType")), OptionalText(json, "class"), OptionalText(json, "pyClass"), OptionalText(json, "serializedClass")),
            var other => throw Unknown(other),
        },
        _ => throw Unknown(json.GetRawText()),
    };

    private static StructField ReadField(JsonElement json)
    {
        var name = json.GetProperty("name").GetString()!;
        var type = Read(json.GetProperty("type"));
        var isNullable = !json.TryGetProperty("nullable", out var nullable) || nullable.GetBoolean();
        if (!json.TryGetProperty("metadata", out var metadata) || metadata.ValueKind != JsonValueKind.Object)
        {
            return new StructField(name, type, isNullable, "{}");
        }

        if (!metadata.TryGetProperty(FieldCollations.Key, out var collations))
        {
            return new StructField(name, type, isNullable, metadata.GetRawText());
        }

        var byPath = collations.EnumerateObject().ToDictionary(static pair => pair.Name, static pair => AfterDot(pair.Value.GetString()!));
        var rest = JsonObject.Create(metadata)!;
        rest.Remove(FieldCollations.Key);
        return new StructField(name, FieldCollations.Apply(name, type, byPath), isNullable, rest);
    }

    private static DataType ReadAtomic(string text)
    {
        if (Atomic.TryGetValue(text, out var type))
        {
            return type;
        }

        const string collated = "string collate ";
        if (text.StartsWith(collated, StringComparison.Ordinal))
        {
            return new StringType(text[collated.Length..].Trim('`'));
        }

        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && text.EndsWith(')'))
        {
            return ReadWithParameters(text[..open], text[(open + 1)..^1], text);
        }

        return DayTimeIntervalType.TryParse(text) ?? (DataType?)YearMonthIntervalType.TryParse(text) ?? throw Unknown(text);
    }

    private static DataType ReadWithParameters(string kind, string parameters, string text)
    {
        var parts = parameters.Split(',', StringSplitOptions.TrimEntries);
        return kind switch
        {
            "geometry" => new GeometryType(SpatialReference.NumberOf(parts[0])),
            "geography" => new GeographyType(SpatialReference.NumberOf(parts[0])),
            "decimal" when parts.Length == 2 => new DecimalType(Number(parts[0]), Number(parts[1])),
            "char" when parts.Length == 1 => new CharType(Number(parts[0])),
            "varchar" when parts.Length == 1 => new VarcharType(Number(parts[0])),
            "time" when parts.Length == 1 => new TimeType(Number(parts[0])),
            _ => throw Unknown(text),
        };

        int Number(string digits) =>
            int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Unknown(text);
    }

    private static string? OptionalText(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string AfterDot(string text) => text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static ArgumentException Unknown(string? text) => new($"'{text}' is no Spark type that this client knows.");
}
