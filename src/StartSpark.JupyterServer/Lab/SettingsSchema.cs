using System.Text.Json.Nodes;

namespace StartSpark.JupyterServer.Lab;

/// <summary>What a plugin's settings may be, with the version of the package that says so.</summary>
internal sealed record SettingsSchema(string Id, string Version, JsonObject Schema);
