using StartSpark.SparkHome;
using StartSpark.SparkHome.Gateways;

namespace StartSpark.Sql;

/// <summary>Spark did not start. <see cref="Exception.Message"/> holds the cause and what to do about it.</summary>
public sealed class SparkStartException : SparkException
{
    /// <summary>Creates an error of starting.</summary>
    /// <param name="cause">What is wrong, in a sentence for the user.</param>
    /// <param name="hint">What to do next, or null.</param>
    /// <param name="logFile">The driver's log, or null if there is none yet.</param>
    /// <param name="innerException">The cause, or null.</param>
    public SparkStartException(string cause, string? hint = null, string? logFile = null, Exception? innerException = null)
        : base(hint is null ? cause : $"{cause} {hint}", innerException)
    {
        Cause = cause;
        Hint = hint;
        LogFile = logFile;
        LogLines = logFile is null ? [] : LogTail.Read(logFile);
    }

    /// <summary>What is wrong, in a sentence for the user.</summary>
    public string Cause { get; }

    /// <summary>What to do next; null if nothing is known that helps.</summary>
    public string? Hint { get; }

    /// <summary>The last lines of the driver's log, oldest first; empty if it never wrote one.</summary>
    public IReadOnlyList<string> LogLines { get; }

    /// <summary>The file that holds the driver's whole log, or null.</summary>
    public string? LogFile { get; }

    /// <summary>The error of finding or starting a driver as the user of this library sees it.</summary>
    internal static SparkStartException From(SparkHomeException error, string? logFile) => error switch
    {
        Py4JException java => new($"Spark could not start: {java.Cause}", Advice(java), logFile, error),
        _ => new(error.Cause, error.Hint, logFile, error),
    };

    private static string? Advice(Py4JException error) => error.JavaClass switch
    {
        "java.net.BindException" => "Free the port, or leave it out of the configuration: Spark then takes one that is free.",
        "java.lang.ClassNotFoundException" => "Add the jar that has this class with spark.jars or spark.jars.packages, or correct the class name in the configuration.",
        "java.lang.OutOfMemoryError" => "Give the driver more with spark.driver.memory.",
        _ => null,
    };
}
