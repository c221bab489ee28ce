using System.Reflection;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>
/// Hands the running cell's token to every compiled cell, so that a function of an earlier cell stops too when the
/// cell that calls it is interrupted.
/// </summary>
internal sealed class SubmissionTokens
{
    private readonly List<(int Number, FieldInfo? Field)> submissions = [];

    public void Add(int number, Assembly assembly)
    {
        // The compiler's field for its own checks; the type's name carries a suffix in debug builds.
        var field = assembly.GetTypes()
            .FirstOrDefault(type => type.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal))
            ?.GetField("ModuleCancellationToken", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
        submissions.Add((number, field));
    }

    public void SetAll(CancellationToken token)
    {
        foreach (var (number, field) in submissions)
        {
            CellProbe.SetToken(number, token);
            field?.SetValue(null, token);
        }
    }

    /// <summary>The latest cell's thread may still run its code; it is never given a fresh token again.</summary>
    public void AbandonLast() => submissions.RemoveAt(submissions.Count - 1);
}
