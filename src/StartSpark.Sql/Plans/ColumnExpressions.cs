namespace StartSpark.Sql.Plans;

/// <summary>Expressions given as text.</summary>
internal static class ColumnExpressions
{
    /// <summary>A SQL expression; Spark reads it.</summary>
    public static Protos.Expression Sql(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return new Protos.Expression { ExpressionString = new Protos.Expression.Types.ExpressionString { Expression = expression } };
    }
}
