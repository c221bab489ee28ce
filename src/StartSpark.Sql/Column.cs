namespace StartSpark.Sql;

/// <summary>A column expression: a name, a literal, a function call, or an operation on other columns. Immutable; nothing is computed until a query runs.</summary>
public sealed partial class Column
{
    /// <summary>Wraps an expression that is ready for the wire.</summary>
    internal Column(Protos.Expression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        Expression = expression;
    }

    /// <summary>The expression as it goes over the wire. Never changed after construction.</summary>
    internal Protos.Expression Expression { get; }
}
