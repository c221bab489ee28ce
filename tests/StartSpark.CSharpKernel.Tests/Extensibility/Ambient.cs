namespace StartSpark.CSharpKernel.Tests.Extensibility;

/// <summary>A value that flows with the execution context, as an extension would have.</summary>
public static class Ambient
{
    public static readonly AsyncLocal<string?> Value = new();
}
