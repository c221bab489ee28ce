using System.Runtime.CompilerServices;
using StartSpark.Contracts.Checks;
using StartSpark.ServerExtension.Hints;

namespace StartSpark.ServerExtension.Checks;

/// <summary>Tells of a broken table of hints before it is needed; the start itself does not depend on it.</summary>
internal sealed class HintsCheck(HintCatalog hints) : ILaunchCheck
{
    public async IAsyncEnumerable<LaunchCheck> RunAsync(CheckSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var error in hints.List().Errors)
        {
            yield return Finding.Warning($"{error.File}{(error.Line is { } line ? $", line {line}" : "")}: {error.Message}", "Correct the entry; it is left out until then.", null);
        }
    }
}
