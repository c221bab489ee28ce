using System.Text.RegularExpressions;

namespace StartSpark.Sql.Local;

/// <summary>Says why a context stopped that nobody asked to stop, from what Spark wrote into its log.</summary>
internal static partial class ClusterEnd
{
    /// <param name="log">The log's last lines, oldest first.</param>
    /// <param name="cause">The line that stands out; null if none does.</param>
    internal static string Describe(IReadOnlyList<string> log, string? cause)
    {
        var reason = log.Select(line => Killed().Match(line)).LastOrDefault(match => match.Success)?.Groups["why"].Value.Trim();
        return (reason, cause) switch
        {
            ({ Length: > 0 }, _) => $"The cluster ended this Spark application: {reason.TrimEnd('.')}.",
            (_, { Length: > 0 }) => $"Spark stopped by itself: {cause}",
            _ => "Spark stopped by itself: its context ended, and its log does not say why.",
        };
    }

    /// <summary>What the schedulers of standalone clusters and of YARN say when the cluster has ended the application.</summary>
    [GeneratedRegex(@"Application has been killed\. Reason: (?<why>.+)|(?<why>YARN application has (?:already )?exited.+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Killed();
}
