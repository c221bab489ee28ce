namespace StartSpark.SparkHome.Gateways;

/// <summary>The driver's JVM ended by itself; its log tells why.</summary>
public sealed class DriverDiedException : SparkHomeException
{
    private DriverDiedException(string message, int exitCode, string logFile, IReadOnlyList<string> lastLines)
        : base(message, $"Its log is {logFile}.")
    {
        ExitCode = exitCode;
        LogFile = logFile;
        LastLines = lastLines;
    }

    /// <summary>The JVM's exit code; on Unix 128 and the signal's number when it was killed.</summary>
    public int ExitCode { get; }

    /// <summary>The whole log.</summary>
    public string LogFile { get; }

    /// <summary>The log's last lines, oldest first.</summary>
    public IReadOnlyList<string> LastLines { get; }

    /// <summary>Reads the log of a driver that died.</summary>
    public static DriverDiedException From(string logFile, int exitCode)
    {
        var cause = LogTail.FindCause(logFile);
        var how = exitCode switch
        {
            137 => "Spark's driver was killed (signal 9; often the system, when memory runs out)",
            143 => "Spark's driver was ended by a signal (15)",
            _ => $"Spark's driver ended with exit code {exitCode}",
        };
        return new(cause is null ? $"{how}." : $"{how}: {cause}", exitCode, logFile, LogTail.Read(logFile));
    }
}
