using StartSpark.Contracts.Checks;

namespace StartSpark.ServerExtension.Checks;

/// <summary>The two kinds of findings.</summary>
internal static class Finding
{
    private const string ErrorLevel = "error";

    /// <summary>The start cannot succeed so.</summary>
    public static LaunchCheck Error(string message, string hint, string? key) => new(ErrorLevel, message, hint, key);

    /// <summary>The start may not succeed, or not do what was meant.</summary>
    public static LaunchCheck Warning(string message, string hint, string? key) => new("warning", message, hint, key);

    /// <summary>Whether the start cannot succeed.</summary>
    public static bool IsError(LaunchCheck check) => check.Level == ErrorLevel;
}
