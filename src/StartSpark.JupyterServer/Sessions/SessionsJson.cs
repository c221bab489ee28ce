using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.Sessions;

/// <summary>Generated JSON of the sessions' REST API.</summary>
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(SessionModel))]
[JsonSerializable(typeof(IReadOnlyList<SessionModel>))]
internal sealed partial class SessionsJson : JsonSerializerContext;
