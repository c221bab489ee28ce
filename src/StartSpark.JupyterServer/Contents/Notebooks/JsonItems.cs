using System.Text.Json;

namespace StartSpark.JupyterServer.Contents.Notebooks;

/// <summary>Enumerates the items of a JSON array as slices of its text.</summary>
internal ref struct JsonItems
{
    private readonly ReadOnlySpan<byte> array;
    private Utf8JsonReader reader;

    public JsonItems(ReadOnlySpan<byte> array)
    {
        this.array = array;
        reader = new Utf8JsonReader(array, JsonSlices.Options);
        reader.Read();
    }

    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly JsonItems GetEnumerator() => this;

    public bool MoveNext()
    {
        if (!reader.Read() || reader.TokenType is JsonTokenType.EndArray)
        {
            return false;
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        Current = array[start..(int)reader.BytesConsumed];
        return true;
    }
}
