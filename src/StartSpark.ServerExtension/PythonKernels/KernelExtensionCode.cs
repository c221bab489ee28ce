namespace StartSpark.ServerExtension.PythonKernels;

/// <summary>The answer of <c>/kernel-extension/python</c>.</summary>
/// <param name="Code">What to send as an execute request.</param>
internal sealed record KernelExtensionCode(string Code);
