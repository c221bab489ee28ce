using StartSpark.Contracts.Configs;
using StartSpark.Contracts.Rendering;

namespace StartSpark.ServerExtension.Rendering;

/// <summary>How an attempt to write a config's code ended.</summary>
public abstract record RenderOutcome
{
    /// <summary>The code is there.</summary>
    /// <param name="Result">The code and what belongs to it.</param>
    public sealed record Done(RenderResult Result) : RenderOutcome;

    /// <summary>There is no such config.</summary>
    /// <param name="Message">What to do about it.</param>
    public sealed record UnknownConfig(string Message) : RenderOutcome;

    /// <summary>The config is there and the request cannot be met.</summary>
    /// <param name="Message">What is wrong, in a sentence.</param>
    /// <param name="Errors">Each thing that is wrong; may be empty where the message says it all.</param>
    public sealed record Rejected(string Message, IReadOnlyList<ConfigError> Errors) : RenderOutcome;
}
