namespace StartSpark.SparkHome.Gateways;

/// <summary>Java code that was called through a gateway threw.</summary>
public sealed class Py4JException : SparkHomeException
{
    internal Py4JException(string javaClass, string javaMessage, string stackTrace)
        : base(javaMessage.Length == 0 ? javaClass : javaMessage)
    {
        JavaClass = javaClass;
        JavaStackTrace = stackTrace;
    }

    /// <summary>The Java exception's class, such as <c>org.apache.spark.SparkException</c>.</summary>
    public string JavaClass { get; }

    /// <summary>The stack trace as Java prints it, causes included.</summary>
    public string JavaStackTrace { get; }

    /// <summary>Takes class and message out of a printed stack trace, of the innermost cause that says something.</summary>
    internal static Py4JException FromStackTrace(string trace)
    {
        var lines = trace.Split('\n');
        var heads = lines.Take(1)
            .Concat(lines.Where(line => line.StartsWith(CausedBy, StringComparison.Ordinal)).Select(line => line[CausedBy.Length..]))
            .Select(line => line.Trim().Split(": ", 2))
            .ToList();
        var telling = heads.LastOrDefault(head => head.Length == 2 && head[1].Length > 0) ?? heads[0];
        return new(telling[0], telling.Length == 2 ? telling[1] : "", trace);
    }

    private const string CausedBy = "Caused by: ";
}
