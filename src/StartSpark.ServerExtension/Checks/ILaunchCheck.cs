using StartSpark.Contracts.Checks;

namespace StartSpark.ServerExtension.Checks;

/// <summary>Looks at one kind of thing that may hinder a start.</summary>
internal interface ILaunchCheck
{
    /// <summary>What was found; nothing when all is well. Ends when it is cancelled, and what it had not found by then is left out.</summary>
    IAsyncEnumerable<LaunchCheck> RunAsync(CheckSubject subject, CancellationToken cancellationToken);
}
