namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>A cell, or code that an extension runs between cells.</summary>
/// <param name="MessageId">
/// The <c>msg_id</c> of the cell's <c>execute_request</c>; a generated id for code of an extension.
/// </param>
/// <param name="ExecutionCount">The number in the cell's brackets; 0 for silent cells and for code of an extension.</param>
/// <param name="IsExtensionCode">True for code that came through <see cref="ICellQueue.Run"/>.</param>
/// <param name="Interrupted">Cancelled when the cell is interrupted.</param>
public sealed record CellInfo(
    string MessageId,
    int ExecutionCount,
    bool IsExtensionCode,
    CancellationToken Interrupted);
