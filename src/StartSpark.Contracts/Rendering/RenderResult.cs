using System.Text.Json.Nodes;
using StartSpark.Contracts.Comm;

namespace StartSpark.Contracts.Rendering;

/// <summary>The answer of <c>POST /render</c>.</summary>
/// <param name="Code">The code to run.</param>
/// <param name="Shown">The same with its secrets masked.</param>
/// <param name="Launch">What the driver needs to know beside the code.</param>
/// <param name="Settings">The config with its edits, masked, as <c>/all-config</c> shows settings.</param>
public sealed record RenderResult(string Code, string Shown, LaunchSettings Launch, JsonNode? Settings = null);
