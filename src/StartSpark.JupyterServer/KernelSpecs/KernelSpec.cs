using System.Text.Json;

namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>
/// What starts one kind of kernel: the content of a kernel.json and the folder of its logos.
/// </summary>
/// <remarks>Jupyter client documentation, "Making kernels for Jupyter", section "Kernel specs".</remarks>
public sealed record KernelSpec
{
    private static readonly JsonElement NoMetadata = JsonDocument.Parse("{}").RootElement;

    /// <summary>The name of the kernelspec: its folder's name in lower case, such as <c>python3</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The command; <c>{connection_file}</c>, <c>{resource_dir}</c> and <c>{prefix}</c> are filled in at the start of a kernel.
    /// </summary>
    public required IReadOnlyList<string> Argv { get; init; }

    /// <summary>The name that people see.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The language, by which notebooks find a kernel, such as <c>csharp</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Environment variables of the kernel beyond the server's own; <c>${NAME}</c> is filled in. Empty by default.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How it is interrupted; by signal unless told otherwise.</summary>
    public KernelInterruptMode InterruptMode { get; init; }

    /// <summary>
    /// The metadata object, passed on to the front end. <c>{"startspark": {"prestart": true}}</c> asks for a kernel that is
    /// started ahead of its notebook; such a kernel must understand <c>configure_request</c>. Empty by default.
    /// </summary>
    public JsonElement Metadata { get; init; } = NoMetadata;

    /// <summary>The folder with <c>logo-64x64.png</c>, <c>logo-svg.svg</c> and their like; null for none.</summary>
    public string? ResourceFolder { get; init; }

    /// <summary>The prefix of the Python whose share folder holds the kernelspec; null where there is no such Python.</summary>
    internal string? PythonPrefix { get; init; }

    /// <summary>Whether a warm kernel may be kept for it.</summary>
    internal bool MayPrestart =>
        Metadata.ValueKind == JsonValueKind.Object
        && Metadata.TryGetProperty("startspark", out var ours) && ours.ValueKind == JsonValueKind.Object
        && ours.TryGetProperty("prestart", out var prestart) && prestart.ValueKind == JsonValueKind.True;

    /// <summary>Equal for two readings of the same definition, whatever the instances: a warm kernel is handed out only for its own.</summary>
    internal string Fingerprint => string.Join(
        '\0',
        [Name, ResourceFolder ?? "", InterruptMode.ToString(), .. Argv, "\u0001", .. Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")]);
}
