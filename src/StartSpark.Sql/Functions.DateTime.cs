namespace StartSpark.Sql;

/// <content>Dates and times.</content>
public static partial class Functions
{
    /// <summary>A date of a text. Null for null. In ANSI mode (Spark 4's default) text that is none is an error.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DATE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#to_date">Spark SQL: to_date</seealso>
    public static Column ToDate(Column column) => Call("to_date", column);

    /// <inheritdoc cref="ToDate(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column ToDate(string columnName) => ToDate(Named(columnName));

    /// <inheritdoc cref="ToDate(Column)"/>
    /// <param name="column">The column.</param>
    /// <param name="format">The pattern: see <see href="https://spark.apache.org/docs/latest/sql-ref-datetime-pattern.html">Datetime Patterns</see>.</param>
    public static Column ToDate(Column column, string format) => Call("to_date", column, Lit(format));

    /// <inheritdoc cref="ToDate(Column, string)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="format">The pattern: see <see href="https://spark.apache.org/docs/latest/sql-ref-datetime-pattern.html">Datetime Patterns</see>.</param>
    public static Column ToDate(string columnName, string format) => ToDate(Named(columnName), format);

    /// <summary>A timestamp (of the session's time zone, where the text names none) of a text. Null for null. In ANSI mode (Spark 4's default) text that is none is an error.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>TIMESTAMP</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#to_timestamp">Spark SQL: to_timestamp</seealso>
    public static Column ToTimestamp(Column column) => Call("to_timestamp", column);

    /// <inheritdoc cref="ToTimestamp(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column ToTimestamp(string columnName) => ToTimestamp(Named(columnName));

    /// <inheritdoc cref="ToTimestamp(Column)"/>
    /// <param name="column">The column.</param>
    /// <param name="format">The pattern: see <see href="https://spark.apache.org/docs/latest/sql-ref-datetime-pattern.html">Datetime Patterns</see>.</param>
    public static Column ToTimestamp(Column column, string format) => Call("to_timestamp", column, Lit(format));

    /// <inheritdoc cref="ToTimestamp(Column, string)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="format">The pattern: see <see href="https://spark.apache.org/docs/latest/sql-ref-datetime-pattern.html">Datetime Patterns</see>.</param>
    public static Column ToTimestamp(string columnName, string format) => ToTimestamp(Named(columnName), format);

    /// <summary>The date or timestamp as text, in the session's time zone. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="format">The pattern: see <see href="https://spark.apache.org/docs/latest/sql-ref-datetime-pattern.html">Datetime Patterns</see>.</param>
    /// <returns>Text.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#date_format">Spark SQL: date_format</seealso>
    public static Column DateFormat(Column column, string format) => Call("date_format", column, Lit(format));

    /// <inheritdoc cref="DateFormat(Column, string)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="format">The pattern: see <see href="https://spark.apache.org/docs/latest/sql-ref-datetime-pattern.html">Datetime Patterns</see>.</param>
    public static Column DateFormat(string columnName, string format) => DateFormat(Named(columnName), format);

    /// <summary>The year, of a date or timestamp. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An <c>INT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#year">Spark SQL: year</seealso>
    public static Column Year(Column column) => Call("year", column);

    /// <inheritdoc cref="Year(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Year(string columnName) => Year(Named(columnName));

    /// <summary>The quarter, 1 to 4, of a date or timestamp. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An <c>INT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#quarter">Spark SQL: quarter</seealso>
    public static Column Quarter(Column column) => Call("quarter", column);

    /// <inheritdoc cref="Quarter(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Quarter(string columnName) => Quarter(Named(columnName));

    /// <summary>The month, 1 to 12, of a date or timestamp. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An <c>INT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#month">Spark SQL: month</seealso>
    public static Column Month(Column column) => Call("month", column);

    /// <inheritdoc cref="Month(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Month(string columnName) => Month(Named(columnName));

    /// <summary>The day of the month, 1 to 31, of a date or timestamp. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An <c>INT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#dayofmonth">Spark SQL: dayofmonth</seealso>
    public static Column DayOfMonth(Column column) => Call("dayofmonth", column);

    /// <inheritdoc cref="DayOfMonth(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column DayOfMonth(string columnName) => DayOfMonth(Named(columnName));

    /// <summary>The day of the week: 1 is Sunday, 7 Saturday, of a date or timestamp. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An <c>INT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#dayofweek">Spark SQL: dayofweek</seealso>
    public static Column DayOfWeek(Column column) => Call("dayofweek", column);

    /// <inheritdoc cref="DayOfWeek(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column DayOfWeek(string columnName) => DayOfWeek(Named(columnName));

    /// <summary>The day of the year, 1 to 366, of a date or timestamp. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An <c>INT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#dayofyear">Spark SQL: dayofyear</seealso>
    public static Column DayOfYear(Column column) => Call("dayofyear", column);

    /// <inheritdoc cref="DayOfYear(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column DayOfYear(string columnName) => DayOfYear(Named(columnName));

    /// <summary>The week of the year by ISO 8601, of a date or timestamp. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An <c>INT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#weekofyear">Spark SQL: weekofyear</seealso>
    public static Column WeekOfYear(Column column) => Call("weekofyear", column);

    /// <inheritdoc cref="WeekOfYear(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column WeekOfYear(string columnName) => WeekOfYear(Named(columnName));

    /// <summary>The hour, 0 to 23, of a timestamp in the session's time zone. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An <c>INT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#hour">Spark SQL: hour</seealso>
    public static Column Hour(Column column) => Call("hour", column);

    /// <inheritdoc cref="Hour(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Hour(string columnName) => Hour(Named(columnName));

    /// <summary>The minute, 0 to 59, of a timestamp in the session's time zone. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An <c>INT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#minute">Spark SQL: minute</seealso>
    public static Column Minute(Column column) => Call("minute", column);

    /// <inheritdoc cref="Minute(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Minute(string columnName) => Minute(Named(columnName));

    /// <summary>The second, 0 to 59, of a timestamp in the session's time zone. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An <c>INT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#second">Spark SQL: second</seealso>
    public static Column Second(Column column) => Call("second", column);

    /// <inheritdoc cref="Second(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Second(string columnName) => Second(Named(columnName));

    /// <summary>How many days lie between two dates. Null where either is null.</summary>
    /// <param name="end">The later date.</param>
    /// <param name="start">The earlier date.</param>
    /// <returns>An <c>INT</c>; negative where the end is the earlier.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#datediff">Spark SQL: datediff</seealso>
    public static Column DateDiff(Column end, Column start) => Call("datediff", end, start);

    /// <inheritdoc cref="DateDiff(Column, Column)"/>
    /// <param name="endName">The name of the later date's column.</param>
    /// <param name="startName">The name of the earlier date's column.</param>
    public static Column DateDiff(string endName, string startName) => DateDiff(Named(endName), Named(startName));

    /// <summary>The date so many days after. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="days">How many days; negative to go the other way.</param>
    /// <returns>A <c>DATE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#date_add">Spark SQL: date_add</seealso>
    public static Column DateAdd(Column column, Column days) => Call("date_add", column, days);

    /// <inheritdoc cref="DateAdd(Column, Column)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="days">How many days; negative to go the other way.</param>
    public static Column DateAdd(string columnName, Column days) => DateAdd(Named(columnName), days);

    /// <summary>The date so many days before. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="days">How many days; negative to go the other way.</param>
    /// <returns>A <c>DATE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#date_sub">Spark SQL: date_sub</seealso>
    public static Column DateSub(Column column, Column days) => Call("date_sub", column, days);

    /// <inheritdoc cref="DateSub(Column, Column)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="days">How many days; negative to go the other way.</param>
    public static Column DateSub(string columnName, Column days) => DateSub(Named(columnName), days);

    /// <summary>The date so many months after, or the last day of that month where it is shorter. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="months">How many months; negative to go the other way.</param>
    /// <returns>A <c>DATE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#add_months">Spark SQL: add_months</seealso>
    public static Column AddMonths(Column column, Column months) => Call("add_months", column, months);

    /// <inheritdoc cref="AddMonths(Column, Column)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="months">How many months; negative to go the other way.</param>
    public static Column AddMonths(string columnName, Column months) => AddMonths(Named(columnName), months);

    /// <summary>How many months lie between two dates or timestamps, rounded to eight digits. Null where either is null.</summary>
    /// <param name="end">The later date.</param>
    /// <param name="start">The earlier date.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#months_between">Spark SQL: months_between</seealso>
    public static Column MonthsBetween(Column end, Column start) => Call("months_between", end, start);

    /// <summary>The last day of the date's month. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DATE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#last_day">Spark SQL: last_day</seealso>
    public static Column LastDay(Column column) => Call("last_day", column);

    /// <inheritdoc cref="LastDay(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column LastDay(string columnName) => LastDay(Named(columnName));

    /// <summary>The date at the start of its year, quarter, month or week. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="format">The unit: <c>year</c>, <c>quarter</c>, <c>month</c> or <c>week</c>.</param>
    /// <returns>A <c>DATE</c>; null for an unknown unit.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#trunc">Spark SQL: trunc</seealso>
    public static Column Trunc(Column column, string format) => Call("trunc", column, Lit(format));

    /// <inheritdoc cref="Trunc(Column, string)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="format">The unit: <c>year</c>, <c>quarter</c>, <c>month</c> or <c>week</c>.</param>
    public static Column Trunc(string columnName, string format) => Trunc(Named(columnName), format);

    /// <summary>The timestamp at the start of its year, month, day, hour and so on, in the session's time zone. Null for null.</summary>
    /// <param name="format">The unit: <c>year</c>, <c>quarter</c>, <c>month</c>, <c>week</c>, <c>day</c>, <c>hour</c>, <c>minute</c>, <c>second</c> …</param>
    /// <param name="column">The column.</param>
    /// <returns>A <c>TIMESTAMP</c>; null for an unknown unit.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#date_trunc">Spark SQL: date_trunc</seealso>
    public static Column DateTrunc(string format, Column column) => Call("date_trunc", Lit(format), column);

    /// <summary>Today, in the session's time zone; the same in all rows of a query.</summary>
    /// <returns>A <c>DATE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#current_date">Spark SQL: current_date</seealso>
    public static Column CurrentDate() => Call("current_date");

    /// <summary>Now; the same in all rows of a query.</summary>
    /// <returns>A <c>TIMESTAMP</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#current_timestamp">Spark SQL: current_timestamp</seealso>
    public static Column CurrentTimestamp() => Call("current_timestamp");

    /// <summary>The seconds from 1970-01-01 00:00:00 UTC to a timestamp. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>BIGINT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#unix_timestamp">Spark SQL: unix_timestamp</seealso>
    public static Column UnixTimestamp(Column column) => Call("unix_timestamp", column);

    /// <inheritdoc cref="UnixTimestamp(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column UnixTimestamp(string columnName) => UnixTimestamp(Named(columnName));

    /// <summary>The timestamp so many seconds after 1970-01-01 00:00:00 UTC, as text in the session's time zone. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Text: <c>yyyy-MM-dd HH:mm:ss</c>, or of a pattern.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#from_unixtime">Spark SQL: from_unixtime</seealso>
    public static Column FromUnixTime(Column column) => Call("from_unixtime", column);

    /// <inheritdoc cref="FromUnixTime(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column FromUnixTime(string columnName) => FromUnixTime(Named(columnName));

    /// <inheritdoc cref="FromUnixTime(Column)"/>
    /// <param name="column">The column.</param>
    /// <param name="format">The pattern: see <see href="https://spark.apache.org/docs/latest/sql-ref-datetime-pattern.html">Datetime Patterns</see>.</param>
    public static Column FromUnixTime(Column column, string format) => Call("from_unixtime", column, Lit(format));

    /// <inheritdoc cref="FromUnixTime(Column, string)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="format">The pattern: see <see href="https://spark.apache.org/docs/latest/sql-ref-datetime-pattern.html">Datetime Patterns</see>.</param>
    public static Column FromUnixTime(string columnName, string format) => FromUnixTime(Named(columnName), format);
}
