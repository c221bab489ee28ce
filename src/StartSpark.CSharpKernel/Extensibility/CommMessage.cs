namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>What a front end said on a comm.</summary>
/// <param name="Data">The <c>data</c> member: one JSON object as UTF-8, never empty.</param>
/// <param name="Buffers">Binary parts; empty when there are none.</param>
/// <param name="IsControl">True when it came on the control channel, false on the shell channel.</param>
public sealed record CommMessage(
    ReadOnlyMemory<byte> Data,
    IReadOnlyList<ReadOnlyMemory<byte>> Buffers,
    bool IsControl);
