namespace StartSpark.SparkHome;

/// <summary>Spark or Java is missing, unfit, or would not start: the one exception of this library, whose words are meant for the user.</summary>
public class SparkHomeException : Exception
{
    /// <summary>What is wrong, and what to do next where that is known.</summary>
    public SparkHomeException(string message, string? hint = null, Exception? innerException = null)
        : base(hint is null ? message : $"{message} {hint}", innerException)
    {
        Cause = message;
        Hint = hint;
    }

    /// <summary>What is wrong, in one sentence.</summary>
    public string Cause { get; }

    /// <summary>What to do next, or null.</summary>
    public string? Hint { get; }
}
