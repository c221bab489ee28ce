namespace StartSpark.CSharpKernel.Dispatch.Content;

/// <summary>The content of <c>configure_request</c>, with which the server moves a kernel that it started ahead.</summary>
internal sealed record ConfigureRequest
{
    /// <summary>The notebook's folder.</summary>
    public string? Cwd { get; set; }

    /// <summary>Environment variables to set; null values unset.</summary>
    public Dictionary<string, string?>? Env { get; set; }
}
