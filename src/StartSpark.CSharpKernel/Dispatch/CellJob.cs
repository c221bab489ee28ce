using StartSpark.CSharpKernel.Extensibility;
using StartSpark.CSharpKernel.Scripting;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>Code and all that its run needs to know.</summary>
internal sealed record CellJob
{
    public required string Code { get; init; }

    /// <summary>The name in error messages, such as <c>Cell 3</c>.</summary>
    public required string Name { get; init; }

    public required string MessageId { get; init; }

    public int ExecutionCount { get; init; }

    public JupyterMessage? Parent { get; init; }

    public bool AllowInput { get; init; }

    public bool IsExtensionCode { get; init; }

    /// <summary>Takes the output; null to publish it.</summary>
    public Action<CapturedOutput>? Capture { get; init; }

    /// <summary>The context to run in; null for a fresh one.</summary>
    public ExecutionContext? Context { get; init; }

    /// <summary>What to do first, already in the cell's turn and context; null for nothing.</summary>
    public Func<CancellationToken, Task>? Before { get; init; }

    /// <summary>What to do with the value, still as part of the cell; its result is the run's.</summary>
    public Func<CompiledCell, object?, CancellationToken, ValueTask<object?>> Then { get; init; } =
        static (_, value, _) => ValueTask.FromResult(value);
}
