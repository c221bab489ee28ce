using System.Text.Json;

namespace StartSpark.CSharpKernel.Dispatch.Content;

/// <summary>The content of the comm messages.</summary>
internal sealed record CommContent
{
    public string CommId { get; set; } = "";

    public string? TargetName { get; set; }

    public JsonElement Data { get; set; }
}
