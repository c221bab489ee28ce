using System.Text.Json;

namespace StartSpark.EndToEnd.Tests.Browser;

/// <summary>What stands below a cell.</summary>
internal sealed record CellResult(string Text, string? Html, string? Error)
{
    public static CellResult Read(string outputsJson)
    {
        using var outputs = JsonDocument.Parse(outputsJson);
        var text = new List<string>();
        string? html = null;
        string? error = null;
        foreach (var output in outputs.RootElement.EnumerateArray())
        {
            switch (output.GetProperty("output_type").GetString())
            {
                case "stream":
                    text.Add(Joined(output.GetProperty("text")));
                    break;
                case "error":
                    error = $"{output.GetProperty("ename").GetString()}: {output.GetProperty("evalue").GetString()}";
                    break;
                default:
                    var data = output.GetProperty("data");
                    if (data.TryGetProperty("text/plain", out var plain))
                    {
                        text.Add(Joined(plain));
                    }

                    if (data.TryGetProperty("text/html", out var rich))
                    {
                        html = Joined(rich);
                    }

                    break;
            }
        }

        return new CellResult(string.Concat(text), html, error);
    }

    private static string Joined(JsonElement text) => text.ValueKind == JsonValueKind.Array
        ? string.Concat(text.EnumerateArray().Select(part => part.GetString()))
        : text.GetString() ?? "";
}
