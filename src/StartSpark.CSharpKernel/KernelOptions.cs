using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel;

/// <summary>What a kernel process is started with.</summary>
public sealed record KernelOptions
{
    /// <summary>The connection file that the server wrote.</summary>
    public required string ConnectionFile { get; init; }

    /// <summary>
    /// Makes the extensions; none by default. They are made after the kernel has said who it is, so that their
    /// assemblies delay nothing.
    /// </summary>
    public IReadOnlyList<Func<IKernelExtension>> Extensions { get; init; } = [];

    /// <summary>
    /// The process whose end ends the kernel; by default the value of the environment variable
    /// <c>JPY_PARENT_PID</c>, which Jupyter servers set, and no process when it is absent.
    /// </summary>
    public int? ParentProcessId { get; init; } =
        int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), out var id) && id > 1 ? id : null;
}
