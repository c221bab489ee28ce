using System.Text.Json;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Progress;

/// <summary>Reads the jobs and stages at work from the driver's REST API. What cannot be read is not known, and that is no error.</summary>
internal sealed class JobPages
{
    /// <summary>Made with the first read: a kernel without Spark needs none. The driver is on this machine, so no proxy has a say.</summary>
    private readonly Lazy<HttpClient> http = new(() => new HttpClient(new SocketsHttpHandler { UseProxy = false }));

    public async Task<JobDetails> ReadAsync(SparkDriverInfo driver, CancellationToken cancellationToken)
    {
        if (driver.UiUrl is null || driver.AppId is null)
        {
            return JobDetails.None;
        }

        var application = new Uri(driver.UiUrl, $"/api/v1/applications/{Uri.EscapeDataString(driver.AppId)}/");
        try
        {
            using var stages = await GetAsync(new Uri(application, "stages?status=active"), cancellationToken).ConfigureAwait(false);
            using var jobs = await GetAsync(new Uri(application, "jobs?status=running"), cancellationToken).ConfigureAwait(false);
            return Read(stages.RootElement, jobs.RootElement);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or JsonException or OperationCanceledException
            or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return JobDetails.None;
        }
    }

    /// <summary>Takes out what is needed of the two answers.</summary>
    internal static JobDetails Read(JsonElement stages, JsonElement jobs)
    {
        var details = new Dictionary<long, StageDetail>();
        foreach (var stage in stages.EnumerateArray())
        {
            details[stage.GetProperty("stageId").GetInt64()] = new StageDetail(
                stage.GetProperty("numActiveTasks").GetInt64(), stage.GetProperty("numFailedTasks").GetInt64());
        }

        var owners = new Dictionary<long, long>();
        foreach (var job in jobs.EnumerateArray())
        {
            foreach (var stage in job.GetProperty("stageIds").EnumerateArray())
            {
                owners[stage.GetInt64()] = job.GetProperty("jobId").GetInt64();
            }
        }

        return new JobDetails { Stages = details, Jobs = owners };
    }

    private async Task<JsonDocument> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var answer = await http.Value.GetAsync(address, cancellationToken).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
        using var body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return await JsonDocument.ParseAsync(body, default, cancellationToken).ConfigureAwait(false);
    }
}
