using System.Text.Json.Serialization;

namespace StartSpark.Jupyter.Messages;

/// <summary>Generated JSON of the header, so that no reflection runs on the way of a message.</summary>
[JsonSerializable(typeof(JupyterHeader))]
internal sealed partial class HeaderJson : JsonSerializerContext;
