namespace StartSpark.Sql;

/// <content>Numbers.</content>
public static partial class Functions
{
    /// <summary>The number without its sign. Null for null. In ANSI mode (Spark 4's default) the smallest whole number is an error, since its opposite does not fit.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A number of the same type.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#abs">Spark SQL: abs</seealso>
    public static Column Abs(Column column) => Call("abs", column);

    /// <inheritdoc cref="Abs(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Abs(string columnName) => Abs(Named(columnName));

    /// <summary>The number rounded to whole ones or to a count of digits, half away from zero. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The rounded number; a decimal stays one.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#round">Spark SQL: round</seealso>
    public static Column Round(Column column) => Call("round", column);

    /// <inheritdoc cref="Round(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Round(string columnName) => Round(Named(columnName));

    /// <inheritdoc cref="Round(Column)"/>
    /// <param name="column">The column.</param>
    /// <param name="scale">The digits after the point; negative ones round before it.</param>
    public static Column Round(Column column, int scale) => Call("round", column, scale);

    /// <inheritdoc cref="Round(Column, int)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="scale">The digits after the point; negative ones round before it.</param>
    public static Column Round(string columnName, int scale) => Round(Named(columnName), scale);

    /// <summary>The number rounded to whole ones or to a count of digits, half to the even neighbour. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The rounded number; a decimal stays one.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#bround">Spark SQL: bround</seealso>
    public static Column Bround(Column column) => Call("bround", column);

    /// <inheritdoc cref="Bround(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Bround(string columnName) => Bround(Named(columnName));

    /// <inheritdoc cref="Bround(Column)"/>
    /// <param name="column">The column.</param>
    /// <param name="scale">The digits after the point; negative ones round before it.</param>
    public static Column Bround(Column column, int scale) => Call("bround", column, scale);

    /// <inheritdoc cref="Bround(Column, int)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="scale">The digits after the point; negative ones round before it.</param>
    public static Column Bround(string columnName, int scale) => Bround(Named(columnName), scale);

    /// <summary>The smallest whole number that is not smaller. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>BIGINT</c>, or a decimal of decimals.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#ceil">Spark SQL: ceil</seealso>
    public static Column Ceil(Column column) => Call("ceil", column);

    /// <inheritdoc cref="Ceil(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Ceil(string columnName) => Ceil(Named(columnName));

    /// <summary>The largest whole number that is not larger. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>BIGINT</c>, or a decimal of decimals.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#floor">Spark SQL: floor</seealso>
    public static Column Floor(Column column) => Call("floor", column);

    /// <inheritdoc cref="Floor(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Floor(string columnName) => Floor(Named(columnName));

    /// <summary>The square root; NaN for negative numbers. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#sqrt">Spark SQL: sqrt</seealso>
    public static Column Sqrt(Column column) => Call("sqrt", column);

    /// <inheritdoc cref="Sqrt(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Sqrt(string columnName) => Sqrt(Named(columnName));

    /// <summary>The cube root. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#cbrt">Spark SQL: cbrt</seealso>
    public static Column Cbrt(Column column) => Call("cbrt", column);

    /// <inheritdoc cref="Cbrt(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Cbrt(string columnName) => Cbrt(Named(columnName));

    /// <summary>One number to the power of another. Null where either is null.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The power.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#power">Spark SQL: power</seealso>
    public static Column Pow(Column left, Column right) => Call("power", left, right);

    /// <inheritdoc cref="Pow(Column, Column)"/>
    /// <param name="leftName">The name of the number's column.</param>
    /// <param name="right">The power.</param>
    public static Column Pow(string leftName, Column right) => Pow(Named(leftName), right);

    /// <inheritdoc cref="Pow(Column, Column)"/>
    /// <param name="left">The number.</param>
    /// <param name="rightName">The name of the power's column.</param>
    public static Column Pow(Column left, string rightName) => Pow(left, Named(rightName));

    /// <inheritdoc cref="Pow(Column, Column)"/>
    /// <param name="leftName">The name of the number's column.</param>
    /// <param name="rightName">The name of the power's column.</param>
    public static Column Pow(string leftName, string rightName) => Pow(Named(leftName), Named(rightName));

    /// <summary>Euler's number to a power. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#exp">Spark SQL: exp</seealso>
    public static Column Exp(Column column) => Call("exp", column);

    /// <inheritdoc cref="Exp(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Exp(string columnName) => Exp(Named(columnName));

    /// <summary>The natural logarithm; null for zero and negative numbers. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#ln">Spark SQL: ln</seealso>
    public static Column Log(Column column) => Call("ln", column);

    /// <inheritdoc cref="Log(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Log(string columnName) => Log(Named(columnName));

    /// <summary>The logarithm to a base; null for zero and negative numbers. Null for null.</summary>
    /// <param name="logBase">The base.</param>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#log">Spark SQL: log</seealso>
    public static Column Log(double logBase, Column column) => Call("log", logBase, column);

    /// <inheritdoc cref="Log(double, Column)"/>
    /// <param name="logBase">The base.</param>
    /// <param name="columnName">The column's name.</param>
    public static Column Log(double logBase, string columnName) => Log(logBase, Named(columnName));

    /// <summary>The logarithm to the base 10; null for zero and negative numbers. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#log10">Spark SQL: log10</seealso>
    public static Column Log10(Column column) => Call("log10", column);

    /// <inheritdoc cref="Log10(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Log10(string columnName) => Log10(Named(columnName));

    /// <summary>The logarithm to the base 2; null for zero and negative numbers. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#log2">Spark SQL: log2</seealso>
    public static Column Log2(Column column) => Call("log2", column);

    /// <inheritdoc cref="Log2(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Log2(string columnName) => Log2(Named(columnName));

    /// <summary>-1, 0 or 1 as the number is negative, zero or positive. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#signum">Spark SQL: signum</seealso>
    public static Column Signum(Column column) => Call("signum", column);

    /// <inheritdoc cref="Signum(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Signum(string columnName) => Signum(Named(columnName));

    /// <summary>The sine of an angle in radians. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#sin">Spark SQL: sin</seealso>
    public static Column Sin(Column column) => Call("sin", column);

    /// <inheritdoc cref="Sin(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Sin(string columnName) => Sin(Named(columnName));

    /// <summary>The cosine of an angle in radians. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#cos">Spark SQL: cos</seealso>
    public static Column Cos(Column column) => Call("cos", column);

    /// <inheritdoc cref="Cos(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Cos(string columnName) => Cos(Named(columnName));

    /// <summary>The tangent of an angle in radians. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#tan">Spark SQL: tan</seealso>
    public static Column Tan(Column column) => Call("tan", column);

    /// <inheritdoc cref="Tan(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Tan(string columnName) => Tan(Named(columnName));

    /// <summary>All bits of the whole number turned over. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A number of the same type.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#~">Spark SQL: ~</seealso>
    public static Column BitwiseNot(Column column) => Call("~", column);

    /// <inheritdoc cref="BitwiseNot(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column BitwiseNot(string columnName) => BitwiseNot(Named(columnName));
}
