using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>Generated JSON of the kernels' REST API and of the server's own messages to kernels.</summary>
[JsonSerializable(typeof(KernelModel))]
[JsonSerializable(typeof(IReadOnlyList<KernelModel>))]
[JsonSerializable(typeof(KernelStartRequest))]
[JsonSerializable(typeof(StatusContent))]
[JsonSerializable(typeof(ShutdownContent))]
[JsonSerializable(typeof(ConfigureContent))]
[JsonSerializable(typeof(ReplyContent))]
[JsonSerializable(typeof(EmptyContent))]
internal sealed partial class KernelsJson : JsonSerializerContext;
