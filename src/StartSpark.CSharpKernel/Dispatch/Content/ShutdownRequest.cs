namespace StartSpark.CSharpKernel.Dispatch.Content;

/// <summary>The content of <c>shutdown_request</c>.</summary>
internal sealed record ShutdownRequest
{
    public bool Restart { get; set; }
}
