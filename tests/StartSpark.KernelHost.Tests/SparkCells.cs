using System.Globalization;
using System.Text.Json;
using StartSpark.Testing;

namespace StartSpark.KernelHost.Tests;

/// <summary>Cells that keep a real Spark at work.</summary>
internal static class SparkCells
{
    /// <summary>Sends a cell whose job does not end by itself and returns when the driver has it at work.</summary>
    public static async Task<string> BeginEndlessJobAsync(this LiveKernel kernel, CancellationToken cancellationToken)
    {
        var driver = await DriverAsync(kernel, cancellationToken);
        var id = kernel.SendCell("spark.Range(0, long.MaxValue / 2, 1, 4).Filter(\"hash(id) = id\").Count()");
        using var http = new HttpClient();
        while (await SparkJobs.AtWorkAsync(http, driver, cancellationToken) == 0)
        {
            await Task.Delay(50, cancellationToken);
        }

        return id;
    }

    /// <summary>The root of the driver's REST API for its application.</summary>
    public static async Task<Uri> DriverAsync(LiveKernel kernel, CancellationToken cancellationToken)
    {
        var report = await kernel.RunAsync("new Uri(spark.DriverInfo.UiUrl!, \"/api/v1/applications/\" + spark.DriverInfo.AppId + \"/\").ToString()", cancellationToken);
        return new Uri(report.Result!.Trim('"'));
    }

    /// <summary>When the job that was sent last has ended; waits for that.</summary>
    public static async Task<DateTimeOffset> LastJobEndAsync(Uri driver, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        while (true)
        {
            using var jobs = JsonDocument.Parse(await http.GetStringAsync(new Uri(driver, "jobs"), cancellationToken));
            var last = jobs.RootElement.EnumerateArray().MaxBy(job => job.GetProperty("jobId").GetInt32());
            if (last.TryGetProperty("completionTime", out var time))
            {
                return DateTimeOffset.ParseExact(
                    time.GetString()!, "yyyy-MM-dd'T'HH:mm:ss.fff'GMT'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            }

            await Task.Delay(50, cancellationToken);
        }
    }
}
