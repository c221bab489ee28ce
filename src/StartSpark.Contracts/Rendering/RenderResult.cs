using StartSpark.Contracts.Comm;

namespace StartSpark.Contracts.Rendering;

/// <summary>The answer of <c>POST /render</c>.</summary>
/// <param name="Code">The code to run.</param>
/// <param name="Shown">The same with its secrets masked.</param>
/// <param name="Launch">What the driver needs to know beside the code.</param>
public sealed record RenderResult(string Code, string Shown, LaunchSettings Launch);
