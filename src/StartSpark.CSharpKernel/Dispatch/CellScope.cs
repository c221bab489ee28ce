using StartSpark.CSharpKernel.Extensibility;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>
/// Whose output it is: flows with the code of a cell into everything it starts, so that what a background task
/// prints after its cell has ended still lands below that cell.
/// </summary>
/// <param name="Parent">The request that the output answers; null for code of an extension.</param>
/// <param name="AllowInput">Whether the front end takes questions.</param>
/// <param name="Capture">Takes the output instead of the front end; null to publish.</param>
/// <param name="Interrupted">Cancelled when the cell is interrupted.</param>
internal sealed record CellScope(
    JupyterMessage? Parent,
    bool AllowInput,
    Action<CapturedOutput>? Capture,
    CancellationToken Interrupted)
{
    private static readonly AsyncLocal<CellScope?> Flowing = new();
    private static CellScope? latest;

    /// <summary>The scope of the code that asks; of the latest cell where the code has lost its own.</summary>
    public static CellScope? Current => Flowing.Value ?? Volatile.Read(ref latest);

    public static void Enter(CellScope scope, bool isLatest)
    {
        Flowing.Value = scope;
        if (isLatest)
        {
            Volatile.Write(ref latest, scope);
        }
    }
}
