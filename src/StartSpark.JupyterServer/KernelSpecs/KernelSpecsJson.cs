using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>Generated JSON of the kernelspecs' REST API.</summary>
[JsonSerializable(typeof(KernelSpecListModel))]
[JsonSerializable(typeof(KernelSpecModel))]
internal sealed partial class KernelSpecsJson : JsonSerializerContext;
