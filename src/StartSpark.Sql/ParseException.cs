namespace StartSpark.Sql;

/// <summary>A SQL text, expression or data type that is not well-formed.</summary>
public sealed class ParseException : AnalysisException
{
    /// <summary>Creates an error with a message only.</summary>
    /// <param name="message">What went wrong, for the user.</param>
    /// <param name="innerException">The cause, or null.</param>
    public ParseException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal ParseException(string message, SparkErrorDetails details, Exception? innerException)
        : base(message, details, innerException)
    {
    }
}
