namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>
/// Something that teaches the C# kernel a subject of its own: a comm target, names in scope, ways to show a type.
/// </summary>
/// <remarks>
/// An extension is loaded once per kernel process, after the kernel has answered its first
/// <c>kernel_info_request</c> and before the first cell runs: it never delays the kernel's first answer.
/// </remarks>
public interface IKernelExtension
{
    /// <summary>A short name for error messages, such as <c>Start Spark</c>.</summary>
    string Name { get; }

    /// <summary>Registers everything the extension brings. The first cell waits until the task completes.</summary>
    /// <param name="context">The kernel, valid until the process ends.</param>
    /// <param name="cancellationToken">Cancelled when the kernel shuts down while loading.</param>
    /// <returns>A task that completes when the extension is ready.</returns>
    /// <remarks>
    /// An exception does not stop the kernel: its message is shown on standard error by the first cell and the
    /// kernel goes on without the extension.
    /// </remarks>
    ValueTask LoadAsync(IKernelContext context, CancellationToken cancellationToken);
}
