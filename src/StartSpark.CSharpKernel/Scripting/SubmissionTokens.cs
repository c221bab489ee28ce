using System.Reflection;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>
/// Hands the running cell's token to every compiled cell, so that a function of an earlier cell stops too when the
/// cell that calls it is interrupted.
/// </summary>
internal sealed class SubmissionTokens
{
    private readonly List<(int Number, FieldInfo? Field, CancellationToken Own)> submissions = [];

    /// <param name="number">The number of the compiled cell.</param>
    /// <param name="assembly">Its assembly.</param>
    /// <param name="own">The token of the run that loads it.</param>
    public void Add(int number, Assembly assembly, CancellationToken own)
    {
        // The compiler's field for its own checks; the type's name carries a suffix in debug builds.
        var field = assembly.GetTypes()
            .FirstOrDefault(type => type.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal))
            ?.GetField("ModuleCancellationToken", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
        submissions.Add((number, field, own));
    }

    public void SetAll(CancellationToken token)
    {
        CellProbe.SetLatest(token);
        foreach (var (number, field, own) in submissions)
        {
            // What an interrupted cell has started shall not go on; the probe tells it from what later cells call.
            CellProbe.SetToken(number, own.IsCancellationRequested ? own : token);
            field?.SetValue(null, token);
        }
    }

    /// <summary>A run that is left behind may still be in its code, which is never given a fresh token again.</summary>
    public void Abandon(CancellationToken own) => submissions.RemoveAll(submission => submission.Own == own);
}
