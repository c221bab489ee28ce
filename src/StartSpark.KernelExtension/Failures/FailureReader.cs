using StartSpark.Contracts.Comm;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.Sql;
using StartSpark.SparkHome.Gateways;

namespace StartSpark.KernelExtension.Failures;

/// <summary>Turns an exception or a loss into what the panel's failure card says, cause first.</summary>
internal static class FailureReader
{
    /// <summary>The rendered code threw or did not compile.</summary>
    public static SparkError FromStart(Exception? error, IReadOnlyList<string> output, string? logFile)
    {
        var log = Log((error as SparkStartException)?.LogFile ?? logFile);
        if (error is SparkStartException start)
        {
            return new SparkError
            {
                Cause = FirstLine(start.Cause),
                Detail = Detail(start.Cause, error, output),
                Hint = start.Hint ?? FailureHints.Find([start.Cause, .. log]),
                Log = log,
            };
        }

        if (error is CodeCompilationException)
        {
            return new SparkError
            {
                Cause = "The code of this config does not compile.",
                Detail = error.Message,
                Hint = "Correct the template or the value that the message points at, then try again.",
                Log = log,
            };
        }

        var message = error?.Message ?? "The code that starts Spark ended without saying why.";
        return new SparkError
        {
            Cause = FirstLine(message),
            Detail = Detail(message, error, output),
            Hint = FailureHints.Find([message, .. Causes(error).Select(cause => cause.Message), .. log]),
            Log = log,
        };
    }

    /// <summary>The rendered code ended well and built no session.</summary>
    public static SparkError NoSession(IReadOnlyList<string> output) => new()
    {
        Cause = "The code ran to its end, but it made no Spark session.",
        Detail = string.Join('\n', output),
        Hint = "A template must end in SparkSession.Builder()…GetOrCreate().",
    };

    /// <summary>A Spark that ran is gone.</summary>
    public static SparkError FromLoss(string reason, string? logFile)
    {
        var log = Log(logFile);
        var hint = FailureHints.Find([reason, .. log]);
        return new SparkError
        {
            Cause = FirstLine(reason),
            Detail = reason.Contains('\n') ? reason : "",
            Hint = hint.Length > 0 ? hint : "The notebook and its variables are still there. Try again starts a new Spark; tables held in memory must be made anew.",
            Log = log,
        };
    }

    private static IReadOnlyList<string> Log(string? file) => file is null ? [] : LogTail.Read(file);

    private static string Detail(string message, Exception? error, IReadOnlyList<string> output)
    {
        var parts = new List<string>();
        if (message.Contains('\n'))
        {
            parts.Add(message);
        }

        parts.AddRange(Causes(error).Select(cause => cause.Message).Where(text => !message.Contains(text, StringComparison.Ordinal)));
        parts.AddRange(output);
        return string.Join('\n', parts);
    }

    private static IEnumerable<Exception> Causes(Exception? error)
    {
        for (var cause = error?.InnerException; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();
}
