namespace StartSpark.CSharpKernel.Tests.Scripting;

/// <summary>Stands for an extension's functions, whose names may be those of types too.</summary>
public static class ScopeFunctions
{
    public static string Array(params object[] items) => $"array of {items.Length}";
}
