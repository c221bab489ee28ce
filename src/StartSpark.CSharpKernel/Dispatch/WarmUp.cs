using StartSpark.CSharpKernel.Display;
using StartSpark.CSharpKernel.Scripting;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>
/// Runs cells that nobody sees in a session of its own, so that the compiler's code is hot when the first real cell
/// comes.
/// </summary>
internal sealed class WarmUp(ScriptScope scope, DisplayFormatters formatters, TimeProvider clock)
{
    private static readonly string[] Cells =
    [
        "1+1",
        """
        using System.Globalization;
        record Point(int X, int Y);
        var points = Enumerable.Range(1, 3).Select(i => new Point(i, i * i)).ToList();
        int Twice(int x) => 2 * x;
        foreach (var p in points) { Console.WriteLine($"{p.X:N0} {Twice(p.Y)}"); }
        await Task.Yield();
        Func<int, int> squared = x => { return x * x; };
        points.GroupBy(p => p.X % 2).ToDictionary(g => g.Key, g => g.Sum(p => squared(p.Y)))
        """,
        "points.Where(p => p.Y > 1).OrderByDescending(p => p.X).Select(p => new { p.X, Twice = Twice(p.Y) })",
    ];

    private volatile bool stopped;

    /// <summary>Lets the warm-up end after its current cell: a person's cell has come.</summary>
    public void Stop() => stopped = true;

    public void Run(CancellationToken cancellationToken)
    {
        if (stopped)
        {
            return;
        }

        var session = new ScriptSession(scope);
        using var publisher = new Publisher(_ => { }, "warm-up", clock);
        var executor = new CellExecutor(session, new CellQueue(), publisher, clock);
        foreach (var code in Cells)
        {
            if (stopped)
            {
                return;
            }

            executor.Run(JobOf(code), cancellationToken);
        }

        foreach (var code in scope.WarmUps)
        {
            if (stopped)
            {
                return;
            }

            CompileOnly(session, code, cancellationToken);
        }

        if (!stopped)
        {
            CellCompletion.Find(session, "points.Sel", 10, cancellationToken);
        }
    }

    private static void CompileOnly(ScriptSession session, string code, CancellationToken cancellationToken)
    {
        try
        {
            session.Compile(code, "warm-up", cancellationToken);
        }
        catch (Extensibility.CodeCompilationException)
        {
            // The extension's example is not C#; the kernel is only less warm for it.
        }
        catch (OperationCanceledException)
        {
            // The kernel ends.
        }
    }

    private CellJob JobOf(string code) => new()
    {
        Code = code,
        Name = "warm-up",
        MessageId = "warm-up",
        Capture = _ => { },
        Then = async (cell, value, interrupted) =>
        {
            _ = cell.HasValue();
            return await formatters.FormatAsync(value, interrupted);
        },
    };
}
