namespace StartSpark.Hosting;

/// <summary>Where the person sits, if anybody does.</summary>
/// <param name="Input">What they type.</param>
/// <param name="Output">What they read.</param>
/// <param name="IsInteractive">Whether a question would be seen and could be answered.</param>
internal sealed record Terminal(TextReader Input, TextWriter Output, bool IsInteractive)
{
    public static Terminal OfThisProcess() => new(Console.In, Console.Error, !Console.IsInputRedirected && !Console.IsErrorRedirected);
}
