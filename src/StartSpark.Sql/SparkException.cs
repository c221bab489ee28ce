namespace StartSpark.Sql;

/// <summary>
/// An error that Spark reports, with Spark's own message. The subclasses tell errors of analysis, of syntax, of the
/// connection and of an ended session apart; any other failure of a query is a plain <see cref="SparkException"/>.
/// </summary>
public class SparkException : Exception
{
    /// <summary>Creates an error with a message only.</summary>
    /// <param name="message">What went wrong, for the user.</param>
    /// <param name="innerException">The cause, or null.</param>
    public SparkException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Details = new SparkErrorDetails();
    }

    internal SparkException(string message, SparkErrorDetails details, Exception? innerException)
        : base(message, innerException)
    {
        Details = details;
    }

    /// <summary>Spark's name for the condition, such as <c>DIVIDE_BY_ZERO</c> or <c>UNRESOLVED_COLUMN.WITH_SUGGESTION</c>; null if it gave none.</summary>
    public string? ErrorClass => Details.ErrorClass;

    /// <summary>The five characters of the SQL standard for the condition, such as <c>22012</c>; null if Spark gave none.</summary>
    public string? SqlState => Details.SqlState;

    /// <summary>The values that Spark put into its message, by parameter name. Empty if it gave none.</summary>
    public IReadOnlyDictionary<string, string> MessageParameters => Details.MessageParameters;

    /// <summary>The places in the user's query that the error is about. Empty if Spark gave none.</summary>
    public IReadOnlyList<SparkQueryContext> QueryContexts => Details.QueryContexts;

    /// <summary>The class of the exception in the server, such as <c>org.apache.spark.SparkArithmeticException</c>; null if unknown.</summary>
    public string? ServerExceptionType => Details.ServerExceptionType;

    /// <summary>The stack trace in the server, causes included; null if the server does not give it out. Not part of <see cref="Exception.Message"/>.</summary>
    public string? ServerStackTrace => Details.ServerStackTrace;

    private SparkErrorDetails Details { get; }
}
