namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>Code that waits for its turn among the cells, runs, and ends.</summary>
public interface IQueuedCode
{
    /// <summary>Completes when the code's turn comes; cancelled when it is taken off the queue before.</summary>
    Task Started { get; }

    /// <summary>Completes when the code has ended, however it ended; never faults.</summary>
    Task<CodeResult> Completion { get; }
}
