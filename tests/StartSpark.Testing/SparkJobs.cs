using System.Text.Json;

namespace StartSpark.Testing;

/// <summary>The jobs of a driver, as its own REST API tells them.</summary>
public static class SparkJobs
{
    /// <summary>How many jobs are at work, our own warm-up (known by its tag) left out.</summary>
    /// <param name="http">The way to the driver.</param>
    /// <param name="application">The application's address in the REST API, with a slash at its end.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>The number of jobs.</returns>
    public static async Task<int> AtWorkAsync(HttpClient http, Uri application, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(application);
        using var jobs = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{application}jobs?status=running", UriKind.RelativeOrAbsolute), cancellationToken));
        return jobs.RootElement.EnumerateArray().Count(job => !job.GetProperty("jobTags").GetRawText().Contains("start-spark-warms-up", StringComparison.Ordinal));
    }
}
