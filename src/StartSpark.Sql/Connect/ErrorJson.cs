using System.Text.Json.Serialization;

namespace StartSpark.Sql.Connect;

/// <summary>Readers for the two JSON values that Spark packs into an error's trailers; cut ones are not JSON and are passed over.</summary>
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ErrorJson : JsonSerializerContext;
