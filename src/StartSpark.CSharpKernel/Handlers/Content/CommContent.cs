using System.Text.Json;

namespace StartSpark.CSharpKernel.Handlers.Content;

/// <summary>The content of the comm messages.</summary>
internal sealed record CommContent
{
    public string CommId { get; init; } = "";

    public string? TargetName { get; init; }

    public JsonElement Data { get; init; }
}
