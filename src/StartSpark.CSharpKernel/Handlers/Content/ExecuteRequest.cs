namespace StartSpark.CSharpKernel.Handlers.Content;

/// <summary>The content of <c>execute_request</c>; defaults are the protocol's.</summary>
internal sealed record ExecuteRequest
{
    public string Code { get; init; } = "";

    public bool Silent { get; init; }

    public bool StoreHistory { get; init; } = true;

    public Dictionary<string, string>? UserExpressions { get; init; }

    public bool AllowStdin { get; init; } = true;

    public bool StopOnError { get; init; } = true;
}
