namespace StartSpark.Sql;

/// <summary>Spark could not be talked to: no server at the address, a refused token, an answer that is not Spark's, a broken connection.</summary>
public sealed class SparkConnectException : SparkException
{
    /// <summary>Creates an error with a message only.</summary>
    /// <param name="message">What went wrong, for the user; never holds a token.</param>
    /// <param name="innerException">The cause, or null.</param>
    public SparkConnectException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal SparkConnectException(string message, SparkErrorDetails details, Exception? innerException)
        : base(message, details, innerException)
    {
    }
}
