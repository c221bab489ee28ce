using StartSpark.Contracts.Comm;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.Sql;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Gateways;

namespace StartSpark.KernelExtension.Failures;

/// <summary>Turns an exception or a loss into what the panel's failure card says, cause first.</summary>
internal sealed class FailureReader(FailureHints hints)
{
    private const string AfterLoss =
        "The notebook and its variables are still there. Try again starts a new Spark; tables held in memory must be made anew.";

    /// <summary>The rendered code threw or did not compile.</summary>
    public SparkError FromStart(Exception? error, IReadOnlyList<string> output, string? logFile)
    {
        var log = Log((error as SparkStartException)?.LogFile ?? logFile);
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

        var start = error as SparkStartException;
        var message = start?.Cause ?? error?.Message ?? "The code that starts Spark ended without saying why.";
        var found = hints.Find([message, .. Causes(error).Select(cause => cause.Message)]);
        return Advise(message, Detail(message, error, output), IsOurs(start) ? found?.WithoutCause() : found, log, start?.Hint, "");
    }

    /// <summary>The rendered code ended well and built no session.</summary>
    public static SparkError NoSession(IReadOnlyList<string> output) => new()
    {
        Cause = "The code ran to its end, but it made no Spark session.",
        Detail = string.Join('\n', output),
        Hint = "A template must end in SparkSession.Builder()…GetOrCreate().",
    };

    /// <summary>A Spark that ran is gone.</summary>
    public SparkError FromLoss(string reason, string? logFile) =>
        Advise(reason, reason.Contains('\n') ? reason : "", hints.Find([reason]), Log(logFile), null, AfterLoss);

    /// <summary>
    /// A hint for the cause goes first, for somebody wrote it for this; then what the failure itself advises; then one for the log, which
    /// holds much else, so that it may advise but not say what the cause is.
    /// </summary>
    private SparkError Advise(
        string message, string detail, KnownFailure? found, IReadOnlyList<string> log, string? own, string otherwise)
    {
        var known = found ?? (own is null ? hints.Find(log)?.WithoutCause() : null);
        var cause = FirstLine(message);
        return new SparkError
        {
            Cause = known?.Cause ?? cause,
            Detail = known?.Cause is null || detail.Contains(cause, StringComparison.Ordinal) ? detail : $"{cause}\n{detail}".TrimEnd(),
            Hint = known?.Hint ?? own ?? otherwise,
            Log = log,
        };
    }

    /// <summary>Start Spark's own sentences name the address, the path or the version; only a machine's words may be put in better ones.</summary>
    private static bool IsOurs(SparkStartException? start) =>
        start is { InnerException: null or (SparkHomeException and not Py4JException and not DriverDiedException) };

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
