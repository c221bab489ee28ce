using JoinType = StartSpark.Sql.Protos.Join.Types.JoinType;

namespace StartSpark.Sql.Plans;

/// <summary>The spellings of join types that Spark takes.</summary>
internal static class JoinTypes
{
    /// <exception cref="ArgumentException">Spark has no such join.</exception>
    public static JoinType Parse(string joinType)
    {
        ArgumentNullException.ThrowIfNull(joinType);
        return joinType.Replace("_", "", StringComparison.Ordinal).Trim().ToLowerInvariant() switch
        {
            "inner" => JoinType.Inner,
            "cross" => JoinType.Cross,
            "outer" or "full" or "fullouter" => JoinType.FullOuter,
            "left" or "leftouter" => JoinType.LeftOuter,
            "right" or "rightouter" => JoinType.RightOuter,
            "semi" or "leftsemi" => JoinType.LeftSemi,
            "anti" or "leftanti" => JoinType.LeftAnti,
            _ => throw new ArgumentException(
                $"There is no join type '{joinType}'. Use inner, cross, outer (full), left, right, semi or anti.", nameof(joinType)),
        };
    }
}
