namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>How a cell ended.</summary>
public enum CellOutcome
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It did not compile, or threw.</summary>
    Failed,

    /// <summary>A person or a token interrupted it.</summary>
    Interrupted,

    /// <summary>It never ran: an earlier cell failed, or it was taken off the queue.</summary>
    Aborted,
}
