using System.Reflection;

namespace StartSpark.CSharpKernel.Display;

/// <summary>One part of a value.</summary>
/// <param name="Name">Its name in code.</param>
/// <param name="Read">Reads it from the value.</param>
internal sealed record ValueMember(string Name, Func<object?, object?> Read)
{
    /// <summary>The part's value as one line of text; a getter that throws shows its exception's name.</summary>
    public string TextOf(object value)
    {
        try
        {
            return PlainText.OfLine(Read(value));
        }
        catch (TargetInvocationException error)
        {
            return $"({error.InnerException?.GetType().Name ?? "error"})";
        }
    }
}
