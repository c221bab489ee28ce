using System.Text.Json;

namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>Reads and checks a kernel.json: what leaves here can be shown and started.</summary>
internal static class KernelJsonReader
{
    /// <summary>Reads the file of one kernelspec.</summary>
    /// <exception cref="KernelSpecFormatException">It is not the JSON of a kernelspec.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static KernelSpec Read(string name, string file, string? pythonPrefix)
    {
        try
        {
            // A parsed document that is not disposed leaves its memory to the collector; Metadata lives on in it.
            var root = JsonDocument.Parse(File.ReadAllBytes(file)).RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw Broken(file, "is not a JSON object");
            }

            return new KernelSpec
            {
                Name = name,
                Argv = Argv(root, file),
                DisplayName = Text(root, "display_name", file) ?? name,
                Language = Text(root, "language", file) ?? "",
                Environment = Environment(root, file),
                InterruptMode = Text(root, "interrupt_mode", file) switch
                {
                    null or "signal" => KernelInterruptMode.Signal,
                    "message" => KernelInterruptMode.Message,
                    _ => throw Broken(file, "has an 'interrupt_mode' that is neither 'signal' nor 'message'"),
                },
                Metadata = root.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
                    ? metadata
                    : JsonDocument.Parse("{}").RootElement,
                ResourceFolder = Path.GetDirectoryName(file),
                PythonPrefix = pythonPrefix,
            };
        }
        catch (JsonException problem)
        {
            throw new KernelSpecFormatException($"The kernelspec '{file}' is not valid JSON: {problem.Message}", problem);
        }
    }

    private static string[] Argv(JsonElement root, string file)
    {
        if (!root.TryGetProperty("argv", out var argv) || argv.ValueKind != JsonValueKind.Array || argv.GetArrayLength() == 0
            || argv.EnumerateArray().Any(word => word.ValueKind != JsonValueKind.String))
        {
            throw Broken(file, "has no 'argv' list of strings");
        }

        return [.. argv.EnumerateArray().Select(word => word.GetString()!)];
    }

    private static Dictionary<string, string> Environment(JsonElement root, string file)
    {
        if (!root.TryGetProperty("env", out var env) || env.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (env.ValueKind != JsonValueKind.Object || env.EnumerateObject().Any(pair => pair.Value.ValueKind != JsonValueKind.String))
        {
            throw Broken(file, "has an 'env' that is not an object of strings");
        }

        Dictionary<string, string> read = [];
        foreach (var pair in env.EnumerateObject())
        {
            read[pair.Name] = pair.Value.GetString()!;
        }

        return read;
    }

    private static string? Text(JsonElement root, string key, string file)
    {
        if (!root.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw Broken(file, $"has a '{key}' that is not a string");
    }

    private static KernelSpecFormatException Broken(string file, string what) => new($"The kernelspec '{file}' {what}.");
}
