using ExplainMode = StartSpark.Sql.Protos.AnalyzePlanRequest.Types.Explain.Types.ExplainMode;

namespace StartSpark.Sql.Plans;

/// <summary>The spellings of what an explanation shall show.</summary>
internal static class ExplainModes
{
    /// <exception cref="ArgumentException">Spark has no such mode.</exception>
    public static ExplainMode Parse(string mode)
    {
        ArgumentNullException.ThrowIfNull(mode);
        return mode.ToLowerInvariant() switch
        {
            "simple" => ExplainMode.Simple,
            "extended" => ExplainMode.Extended,
            "codegen" => ExplainMode.Codegen,
            "cost" => ExplainMode.Cost,
            "formatted" => ExplainMode.Formatted,
            _ => throw new ArgumentException($"There is no explain mode '{mode}'. Use simple, extended, codegen, cost or formatted.", nameof(mode)),
        };
    }
}
