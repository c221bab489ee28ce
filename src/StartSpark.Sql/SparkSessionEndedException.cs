namespace StartSpark.Sql;

/// <summary>The Spark session is no more: it was stopped, its driver died, or the server forgot it. Build a new one to go on.</summary>
public sealed class SparkSessionEndedException : SparkException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What ended the session and how to start again, for the user.</param>
    /// <param name="innerException">The cause, or null.</param>
    public SparkSessionEndedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal SparkSessionEndedException(string message, SparkErrorDetails details, Exception? innerException)
        : base(message, details, innerException)
    {
    }
}
