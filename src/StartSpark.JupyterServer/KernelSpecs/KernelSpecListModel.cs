using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>All kernelspecs as the REST API shows them.</summary>
internal sealed record KernelSpecListModel(
    [property: JsonPropertyName("default")] string Default,
    [property: JsonPropertyName("kernelspecs")] IReadOnlyDictionary<string, KernelSpecModel> KernelSpecs);
