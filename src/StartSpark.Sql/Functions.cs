using StartSpark.Sql.Types;

namespace StartSpark.Sql;

/// <summary>
/// Spark's functions over columns. With <c>using static StartSpark.Sql.Functions;</c> they are written bare:
/// <c>df.Select(Upper(Col("name")), Sum("amount"))</c>. A string is a column's name where a column is meant, and a literal elsewhere.
/// </summary>
/// <remarks>
/// Nothing is computed here: a function gives a <see cref="Sql.Column"/>, and Spark computes it when a query runs. Regular expressions and patterns of dates
/// and texts are Java's. See Spark's <see href="https://spark.apache.org/docs/latest/api/sql/index.html">Built-in Functions</see>.
/// </remarks>
public static partial class Functions
{
    /// <summary>A column by its name.</summary>
    /// <param name="columnName">The name; dots reach into structs, backticks quote a name with dots, <c>*</c> means all columns.</param>
    /// <returns>The column.</returns>
    public static Column Col(string columnName) => Named(columnName);

    /// <summary>A column by its name. The same as <see cref="Col"/>.</summary>
    /// <param name="columnName">The name; dots reach into structs, backticks quote a name with dots, <c>*</c> means all columns.</param>
    /// <returns>The column.</returns>
    public static Column Column(string columnName) => Named(columnName);

    /// <summary>A value as a column; a column stays what it is.</summary>
    /// <param name="literal">A number, text, truth, date, time, bytes, list, dictionary, <see cref="Row"/> or null. <c>docs/types.md</c> tells the Spark type of each.</param>
    /// <returns>The literal.</returns>
    /// <exception cref="ArgumentException">The value is no Spark value, or out of Spark's range.</exception>
    public static Column Lit(object? literal) => StartSpark.Sql.Column.Of(literal);

    /// <summary>A column from SQL text: <c>Expr("length(name) + 1")</c>.</summary>
    /// <param name="expr">The SQL expression; Spark reads it when the query is analysed.</param>
    /// <returns>The column.</returns>
    public static Column Expr(string expr)
    {
        ArgumentNullException.ThrowIfNull(expr);
        return new Column(new Protos.Expression { ExpressionString = new() { Expression = expr } });
    }

    /// <summary>Begins a choice: the value where the condition is true. Goes on with <see cref="Column.When"/> and ends with <see cref="Column.Otherwise"/>.</summary>
    /// <param name="condition">When to take the value.</param>
    /// <param name="value">The value: a column, or a value as a literal.</param>
    /// <returns>The choice; null where no condition is true.</returns>
    public static Column When(Column condition, object? value) => Call("when", condition, Lit(value));

    /// <summary>Logical not; null where the condition is null.</summary>
    /// <param name="column">The condition.</param>
    /// <returns>A condition.</returns>
    public static Column Not(Column column) => Call("not", column);

    /// <summary>The first of these values that is not null; null where all are.</summary>
    /// <param name="columns">The columns.</param>
    /// <returns>The value.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#coalesce">Spark SQL: coalesce</seealso>
    public static Column Coalesce(params Column[] columns) => Call("coalesce", columns);

    /// <summary>True where the value is null; never null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A condition.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#isnull">Spark SQL: isnull</seealso>
    public static Column IsNull(Column column) => Call("isnull", column);

    /// <inheritdoc cref="IsNull(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column IsNull(string columnName) => IsNull(Named(columnName));

    /// <summary>True where a floating-point number is not a number (NaN); false for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A condition.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#isnan">Spark SQL: isnan</seealso>
    public static Column IsNaN(Column column) => Call("isnan", column);

    /// <inheritdoc cref="IsNaN(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column IsNaN(string columnName) => IsNaN(Named(columnName));

    /// <summary>The largest of these values, nulls left out; null where all are. NaN is larger than any number.</summary>
    /// <param name="columns">Two columns or more.</param>
    /// <returns>The value.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#greatest">Spark SQL: greatest</seealso>
    public static Column Greatest(params Column[] columns) => Call("greatest", columns);

    /// <inheritdoc cref="Greatest(Column[])"/>
    /// <param name="columnName">The first column's name.</param>
    /// <param name="columnNames">Further names.</param>
    public static Column Greatest(string columnName, params string[] columnNames) => Greatest([Named(columnName), .. Named(columnNames)]);

    /// <summary>The smallest of these values, nulls left out; null where all are.</summary>
    /// <param name="columns">Two columns or more.</param>
    /// <returns>The value.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#least">Spark SQL: least</seealso>
    public static Column Least(params Column[] columns) => Call("least", columns);

    /// <inheritdoc cref="Least(Column[])"/>
    /// <param name="columnName">The first column's name.</param>
    /// <param name="columnNames">Further names.</param>
    public static Column Least(string columnName, params string[] columnNames) => Least([Named(columnName), .. Named(columnNames)]);

    // Inside this class the bare word Column is the function above, not the type.
    private static Column Call(string function, params ReadOnlySpan<Column> arguments) => StartSpark.Sql.Column.Call(function, arguments);

    private static Column Named(string columnName) => StartSpark.Sql.Column.Named(columnName);

    private static Column[] Named(string[] columnNames)
    {
        ArgumentNullException.ThrowIfNull(columnNames);
        return System.Array.ConvertAll(columnNames, static name => StartSpark.Sql.Column.Named(name));
    }
}
