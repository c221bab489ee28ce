namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>Hears of cells. May not throw; what it throws is dropped.</summary>
public interface ICellObserver
{
    /// <summary>
    /// A cell is about to run. Called on its thread and in its execution context: an
    /// <see cref="AsyncLocal{T}"/> that is set here is seen by the cell.
    /// </summary>
    /// <param name="cell">The cell.</param>
    void Started(CellInfo cell);

    /// <summary>The cell has ended.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="outcome">How it ended.</param>
    void Finished(CellInfo cell, CellOutcome outcome);
}
