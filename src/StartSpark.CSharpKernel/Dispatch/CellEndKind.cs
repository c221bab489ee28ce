namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>The ways in which a cell's threads end.</summary>
internal enum CellEndKind
{
    /// <summary>It ran to its end.</summary>
    Completed,

    /// <summary>It threw.</summary>
    Failed,

    /// <summary>It was interrupted and stopped.</summary>
    Interrupted,

    /// <summary>It was interrupted, did not stop, and was left behind.</summary>
    Abandoned,
}
