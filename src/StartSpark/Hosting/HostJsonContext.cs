using System.Text.Json.Serialization;

namespace StartSpark.Hosting;

/// <summary>
/// What the framework asks for when it makes an endpoint, and no more: each of ours reads and writes JSON by a description of its own. Left
/// alone it would set up its converters by reflection, a twentieth of the time until the first answer.
/// </summary>
[JsonSerializable(typeof(object))]
internal sealed partial class HostJsonContext : JsonSerializerContext;
