using System.ComponentModel;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>
/// Called by compiled cells, never by people: the compiler's own instrumentation leaves out the top-level statements
/// of a script, so the kernel puts these calls into their loops and lambdas.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellProbe
{
    private static readonly Dictionary<int, object?> HandedOver = [];
    private static readonly AsyncLocal<CancellationToken?> Flowing = new();
    private static CancellationToken[] tokens = [];
    private static CancellationToken latest;
    private static int lastKey;

    /// <summary>Throws when the cell that runs the code is interrupted, or was.</summary>
    /// <param name="submission">The number of the compiled cell.</param>
    /// <exception cref="OperationCanceledException">The cell is interrupted.</exception>
    public static void Check(int submission)
    {
        var token = tokens[submission];
        if (token.IsCancellationRequested)
        {
            Stop(token);
        }
    }

    /// <summary>Gives a cell a value that the kernel holds for it.</summary>
    /// <param name="key">The key of the value, good for one use.</param>
    /// <returns>The value.</returns>
    public static object? Take(int key)
    {
        lock (HandedOver)
        {
            return HandedOver.Remove(key, out var value) ? value : null;
        }
    }

    internal static int HandOver(object? value)
    {
        lock (HandedOver)
        {
            HandedOver[++lastKey] = value;
            return lastKey;
        }
    }

    /// <summary>From here on, what the calling code starts belongs to the cell of this token.</summary>
    internal static void Enter(CancellationToken token) => Flowing.Value = token;

    internal static void SetLatest(CancellationToken token) => latest = token;

    internal static void SetToken(int submission, CancellationToken token)
    {
        var grown = tokens;
        if (submission >= grown.Length)
        {
            Array.Resize(ref grown, Math.Max(64, submission * 2));
        }

        grown[submission] = token;
        tokens = grown;
    }

    /// <summary>A cell that was interrupted earlier: later ones may call its lambdas, what it has started itself stays stopped.</summary>
    private static void Stop(CancellationToken token)
    {
        var running = latest;
        (token == running ? token : Flowing.Value ?? running).ThrowIfCancellationRequested();
    }
}
