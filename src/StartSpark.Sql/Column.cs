using StartSpark.Sql.Types;

namespace StartSpark.Sql;

/// <summary>A column expression: a name, a literal, a function call, or an operation on other columns. Immutable; nothing is computed until a query runs.</summary>
/// <remarks>
/// <para>
/// Operators make new columns: <c>Col("a") + 1</c>, <c>Col("age") &gt;= 18</c>, <c>Col("name") == "Ada"</c>. Values beside a column are literals; numbers,
/// dates and times become columns by themselves wherever a column is wanted, strings do not, because a string may also be a name: use
/// <see cref="Functions.Lit"/>.
/// </para>
/// <para>
/// Conditions are joined by <c>&amp;</c>, <c>|</c> and <c>!</c>: <c>Col("a") &gt; 1 &amp; Col("b") == 2</c>. C#'s
/// <c>&amp;&amp;</c>, <c>||</c> and <c>if</c> want a value now, which a column has not; they are errors that say so.
/// <c>==</c> makes a condition too; to compare two columns as objects, call <see cref="Equals(object)"/>.
/// </para>
/// </remarks>
public sealed partial class Column
{
    private string? text;

    /// <summary>Wraps an expression that is ready for the wire.</summary>
    internal Column(Protos.Expression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        Expression = expression;
    }

    /// <summary>The expression as it goes over the wire. Never changed after construction.</summary>
    internal Protos.Expression Expression { get; }

    /// <summary>Whether the other object is a column of the very same expression. (<c>==</c> makes a condition instead.)</summary>
    /// <param name="obj">The other object.</param>
    /// <returns>True for the same expression.</returns>
    public override bool Equals(object? obj) => obj is Column other && Expression.Equals(other.Expression);

    /// <inheritdoc/>
    public override int GetHashCode() => Expression.GetHashCode();

    /// <summary>The expression as text, close to SQL: <c>(a + 1)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => text ??= ColumnText.Render(Expression);

    /// <summary>A column by its name; <c>*</c> and <c>t.*</c> mean all columns.</summary>
    /// <param name="name">The name; dots reach into structs, backticks quote.</param>
    /// <param name="planId">The plan that the name belongs to, where it is that of one DataFrame.</param>
    internal static Column Named(string name, long? planId = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var expression = new Protos.Expression();
        if (name == "*" || name.EndsWith(".*", StringComparison.Ordinal))
        {
            expression.UnresolvedStar = new();
            if (name != "*")
            {
                expression.UnresolvedStar.UnparsedTarget = name;
            }

            if (planId is { } plan)
            {
                expression.UnresolvedStar.PlanId = plan;
            }
        }
        else
        {
            expression.UnresolvedAttribute = new() { UnparsedIdentifier = name };
            if (planId is { } plan)
            {
                expression.UnresolvedAttribute.PlanId = plan;
            }
        }

        return new Column(expression);
    }

    /// <summary>A call of a built-in function or operator.</summary>
    internal static Column Call(string function, params ReadOnlySpan<Column> arguments) => Call(function, isDistinct: false, arguments);

    /// <summary>A call of a built-in function, over distinct values or all.</summary>
    internal static Column Call(string function, bool isDistinct, params ReadOnlySpan<Column> arguments)
    {
        var call = new Protos.Expression.Types.UnresolvedFunction { FunctionName = function, IsDistinct = isDistinct };
        foreach (var argument in arguments)
        {
            ArgumentNullException.ThrowIfNull(argument, nameof(arguments));
            call.Arguments.Add(argument.Expression);
        }

        return new Column(new Protos.Expression { UnresolvedFunction = call });
    }

    /// <summary>A column as it is, and any other value as a literal.</summary>
    internal static Column Of(object? value) => value as Column ?? new Column(LiteralProto.ExpressionOf(value));

    /// <summary>The column as part of an order: ascending where it does not say.</summary>
    internal Protos.Expression.Types.SortOrder ToSortOrder() =>
        Expression.ExprTypeCase == Protos.Expression.ExprTypeOneofCase.SortOrder ? Expression.SortOrder : Asc().Expression.SortOrder;
}
