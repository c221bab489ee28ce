namespace StartSpark.CSharpKernel.Dispatch.Content;

/// <summary>The content of <c>execute_request</c>; defaults are the protocol's.</summary>
internal sealed record ExecuteRequest
{
    public string Code { get; set; } = "";

    public bool Silent { get; set; }

    public bool StoreHistory { get; set; } = true;

    public Dictionary<string, string>? UserExpressions { get; set; }

    public bool AllowStdin { get; set; } = true;

    public bool StopOnError { get; set; } = true;
}
