namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>Why the kernel ends.</summary>
/// <param name="Restart">True when the front end starts the kernel again at once (<c>restart</c> of
/// <c>shutdown_request</c>).</param>
public sealed record KernelShutdown(bool Restart);
