using System.Text.Json;

namespace StartSpark.JupyterServer.Contents.Notebooks;

/// <summary>Walks JSON text by the byte ranges of its values, without building a tree: what is not changed is copied as it stands.</summary>
internal static class JsonSlices
{
    private const int MaxDepth = 128;

    public static JsonReaderOptions Options { get; } = new() { MaxDepth = MaxDepth };

    public static bool IsObject(ReadOnlySpan<byte> value) => !value.IsEmpty && value[0] == '{';

    public static bool IsArray(ReadOnlySpan<byte> value) => !value.IsEmpty && value[0] == '[';

    public static bool IsString(ReadOnlySpan<byte> value) => !value.IsEmpty && value[0] == '"';

    /// <summary>Checks the whole text and gives the range of its one value.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static Range Check(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var end = (int)reader.BytesConsumed;
        while (reader.Read())
        {
        }

        return start..end;
    }

    /// <summary>The members of an object, in their order.</summary>
    public static List<JsonMember> Members(ReadOnlySpan<byte> value)
    {
        var members = new List<JsonMember>();
        var reader = new Utf8JsonReader(value, Options);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var nameStart = (int)reader.TokenStartIndex;
            var nameEnd = nameStart + reader.ValueSpan.Length + 2;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            members.Add(new JsonMember(name, nameStart..nameEnd, start..(int)reader.BytesConsumed));
        }

        return members;
    }

    /// <summary>The value of the last member of that name, as every JSON reader takes it; empty if there is none.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> value, ReadOnlySpan<byte> name)
    {
        var found = ReadOnlySpan<byte>.Empty;
        var reader = new Utf8JsonReader(value, Options);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var matches = reader.ValueTextEquals(name);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (matches)
            {
                found = value[start..(int)reader.BytesConsumed];
            }
        }

        return found;
    }

    /// <summary>The items of an array, one after the other.</summary>
    public static JsonItems Items(ReadOnlySpan<byte> value) => new(value);

    /// <summary>The text of a JSON string; null for anything else.</summary>
    public static string? Text(ReadOnlySpan<byte> value)
    {
        if (!IsString(value))
        {
            return null;
        }

        var reader = new Utf8JsonReader(value, Options);
        reader.Read();
        return reader.GetString();
    }
}
