using System.Text.Json;
using System.Text.Json.Serialization;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>A kernelspec as the REST API shows it.</summary>
internal sealed record KernelSpecModel(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("spec")] KernelSpecModel.Body Spec,
    [property: JsonPropertyName("resources")] IReadOnlyDictionary<string, string> Resources)
{
    /// <summary>Makes the model; resources are URLs under the server's base URL.</summary>
    public static KernelSpecModel From(KernelSpec spec, BaseUrl baseUrl) => new(
        spec.Name,
        new Body(
            spec.Argv,
            spec.Environment,
            spec.DisplayName,
            spec.Language,
            spec.InterruptMode == KernelInterruptMode.Message ? "message" : "signal",
            spec.Metadata),
        KernelSpecResources.List(spec).ToDictionary(
            pair => pair.Key,
            pair => baseUrl.Of($"kernelspecs/{Uri.EscapeDataString(spec.Name)}/{Uri.EscapeDataString(pair.Value)}")));

    /// <summary>The content of kernel.json.</summary>
    internal sealed record Body(
        [property: JsonPropertyName("argv")] IReadOnlyList<string> Argv,
        [property: JsonPropertyName("env")] IReadOnlyDictionary<string, string> Env,
        [property: JsonPropertyName("display_name")] string DisplayName,
        [property: JsonPropertyName("language")] string Language,
        [property: JsonPropertyName("interrupt_mode")] string InterruptMode,
        [property: JsonPropertyName("metadata")] JsonElement Metadata);
}
