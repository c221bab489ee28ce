namespace StartSpark.Sql;

/// <content>Comparisons and conditions by name.</content>
public sealed partial class Column
{
    /// <summary>True where both are equal; null where either is null. The same as <c>==</c>.</summary>
    /// <param name="other">A column, or a value as a literal.</param>
    /// <returns>A condition.</returns>
    public Column EqualTo(object? other) => Call("==", this, Of(other));

    /// <summary>True where both differ; null where either is null. The same as <c>!=</c>.</summary>
    /// <param name="other">A column, or a value as a literal.</param>
    /// <returns>A condition.</returns>
    public Column NotEqual(object? other) => EqualTo(other).Not();

    /// <summary>True where this is larger; null where either is null. The same as <c>&gt;</c>.</summary>
    /// <param name="other">A column, or a value as a literal.</param>
    /// <returns>A condition.</returns>
    public Column Gt(object? other) => Call(">", this, Of(other));

    /// <summary>True where this is smaller; null where either is null. The same as <c>&lt;</c>.</summary>
    /// <param name="other">A column, or a value as a literal.</param>
    /// <returns>A condition.</returns>
    public Column Lt(object? other) => Call("<", this, Of(other));

    /// <summary>True where this is larger or equal; null where either is null. The same as <c>&gt;=</c>.</summary>
    /// <param name="other">A column, or a value as a literal.</param>
    /// <returns>A condition.</returns>
    public Column Geq(object? other) => Call(">=", this, Of(other));

    /// <summary>True where this is smaller or equal; null where either is null. The same as <c>&lt;=</c>.</summary>
    /// <param name="other">A column, or a value as a literal.</param>
    /// <returns>A condition.</returns>
    public Column Leq(object? other) => Call("<=", this, Of(other));

    /// <summary>True where both are equal or both are null; never null. SQL's <c>&lt;=&gt;</c>.</summary>
    /// <param name="other">A column, or a value as a literal.</param>
    /// <returns>A condition.</returns>
    public Column EqNullSafe(object? other) => Call("<=>", this, Of(other));

    /// <summary>Logical and: false where either is false, else null where either is null. The same as <c>&amp;</c>.</summary>
    /// <param name="other">Another condition.</param>
    /// <returns>A condition.</returns>
    public Column And(Column other) => Call("and", this, other);

    /// <summary>Logical or: true where either is true, else null where either is null. The same as <c>|</c>.</summary>
    /// <param name="other">Another condition.</param>
    /// <returns>A condition.</returns>
    public Column Or(Column other) => Call("or", this, other);

    /// <summary>Logical not; null where this is null. The same as <c>!</c>.</summary>
    /// <returns>A condition.</returns>
    public Column Not() => Call("not", this);

    /// <summary>True where the value is null; never null.</summary>
    /// <returns>A condition.</returns>
    public Column IsNull() => Call("isNull", this);

    /// <summary>True where the value is not null; never null.</summary>
    /// <returns>A condition.</returns>
    public Column IsNotNull() => Call("isNotNull", this);

    /// <summary>True where a floating-point number is not a number (NaN); false for null.</summary>
    /// <returns>A condition.</returns>
    public Column IsNaN() => Call("isNaN", this);

    /// <summary>True where the value lies between two bounds, both included; null where it cannot be told for a null.</summary>
    /// <param name="lowerBound">The lower bound: a column, or a value as a literal.</param>
    /// <param name="upperBound">The upper bound: a column, or a value as a literal.</param>
    /// <returns>A condition.</returns>
    public Column Between(object? lowerBound, object? upperBound) => Geq(lowerBound).And(Leq(upperBound));

    /// <summary>True where the value is one of these. Null where the value is null, or where none equals it and one of them is null.</summary>
    /// <param name="values">Columns, or values as literals; a single list gives its elements. Nothing is one of no values.</param>
    /// <returns>A condition.</returns>
    public Column IsIn(params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var list = values is [System.Collections.IEnumerable and not (string or byte[] or System.Collections.IDictionary) and var only]
            ? ((System.Collections.IEnumerable)only).Cast<object?>()
            : values;
        return Call("in", [this, .. list.Select(Of)]);
    }

    /// <summary>Begins, or goes on with, a choice: this column must come from <see cref="Functions.When"/> or from this method.</summary>
    /// <param name="condition">When to take the value.</param>
    /// <param name="value">The value: a column, or a value as a literal.</param>
    /// <returns>The choice; null where no condition is true, unless <see cref="Otherwise"/> follows.</returns>
    /// <exception cref="InvalidOperationException">This column is no choice, or has its <see cref="Otherwise"/> already.</exception>
    public Column When(Column condition, object? value) => Call("when", [.. OpenBranches(nameof(When)), condition, Of(value)]);

    /// <summary>Ends a choice: what to take where no condition is true.</summary>
    /// <param name="value">The value: a column, or a value as a literal.</param>
    /// <returns>The choice.</returns>
    /// <exception cref="InvalidOperationException">This column is no choice, or has its <see cref="Otherwise"/> already.</exception>
    public Column Otherwise(object? value) => Call("when", [.. OpenBranches(nameof(Otherwise)), Of(value)]);

    private IEnumerable<Column> OpenBranches(string method)
    {
        var call = Expression.UnresolvedFunction;
        if (call is not { FunctionName: "when" })
        {
            throw new InvalidOperationException($"{method} goes on with a choice that Functions.When began; '{this}' is none.");
        }

        return call.Arguments.Count % 2 == 0
            ? call.Arguments.Select(static argument => new Column(argument))
            : throw new InvalidOperationException($"{method} cannot follow Otherwise, which ends a choice.");
    }
}
