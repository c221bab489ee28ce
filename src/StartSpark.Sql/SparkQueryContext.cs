namespace StartSpark.Sql;

/// <summary>A place in the user's query that an error is about.</summary>
/// <param name="IsSql">True for a place in a SQL text, false for a call of the data frame API.</param>
/// <param name="ObjectType">What holds the text, such as <c>VIEW</c>; empty for the query itself.</param>
/// <param name="ObjectName">The name of what holds the text; empty for the query itself.</param>
/// <param name="StartIndex">The first character of the place in the SQL text, from 0; -1 if unknown.</param>
/// <param name="StopIndex">The last character of the place in the SQL text, from 0; -1 if unknown.</param>
/// <param name="Fragment">The text of the place.</param>
/// <param name="CallSite">Where the data frame call was made; empty for SQL.</param>
/// <param name="Summary">Spark's own rendering of the place, with a pointer under the text; may be empty.</param>
public sealed record SparkQueryContext(
    bool IsSql,
    string ObjectType,
    string ObjectName,
    int StartIndex,
    int StopIndex,
    string Fragment,
    string CallSite,
    string Summary);
