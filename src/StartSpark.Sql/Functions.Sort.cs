namespace StartSpark.Sql;

/// <content>Orders.</content>
public static partial class Functions
{
    /// <summary>A column as part of an order: ascending, nulls first.</summary>
    /// <param name="columnName">The column's name.</param>
    /// <returns>The order.</returns>
    public static Column Asc(string columnName) => Named(columnName).Asc();

    /// <summary>A column as part of an order: ascending, nulls first.</summary>
    /// <param name="columnName">The column's name.</param>
    /// <returns>The order.</returns>
    public static Column AscNullsFirst(string columnName) => Named(columnName).AscNullsFirst();

    /// <summary>A column as part of an order: ascending, nulls last.</summary>
    /// <param name="columnName">The column's name.</param>
    /// <returns>The order.</returns>
    public static Column AscNullsLast(string columnName) => Named(columnName).AscNullsLast();

    /// <summary>A column as part of an order: descending, nulls last.</summary>
    /// <param name="columnName">The column's name.</param>
    /// <returns>The order.</returns>
    public static Column Desc(string columnName) => Named(columnName).Desc();

    /// <summary>A column as part of an order: descending, nulls first.</summary>
    /// <param name="columnName">The column's name.</param>
    /// <returns>The order.</returns>
    public static Column DescNullsFirst(string columnName) => Named(columnName).DescNullsFirst();

    /// <summary>A column as part of an order: descending, nulls last.</summary>
    /// <param name="columnName">The column's name.</param>
    /// <returns>The order.</returns>
    public static Column DescNullsLast(string columnName) => Named(columnName).DescNullsLast();
}
