namespace StartSpark.Sql;

/// <summary>A query that Spark cannot make sense of: an unknown column or table, types that do not fit, and the like.</summary>
public class AnalysisException : SparkException
{
    /// <summary>Creates an error with a message only.</summary>
    /// <param name="message">What went wrong, for the user.</param>
    /// <param name="innerException">The cause, or null.</param>
    public AnalysisException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal AnalysisException(string message, SparkErrorDetails details, Exception? innerException)
        : base(message, details, innerException)
    {
    }
}
