using System.Diagnostics;
using StartSpark.Bench.Programs;

namespace StartSpark.Bench.Measures;

/// <summary>How long until the server answers, and what it weighs then.</summary>
internal sealed class ServerStart(string folder) : IMeasure
{
    public string Name => "server-start";

    public string What => "process start until the printed URL answers; resident memory then";

    public async Task RunAsync(Report report, int runs, CancellationToken cancellationToken)
    {
        var seconds = new List<double>();
        var megabytes = new List<double>();
        for (var run = 0; run <= runs; run++)
        {
            await using var server = await ServerProcess.StartAsync(folder, sparkHome: null, cancellationToken);
            (await server.Client.GetAsync("api/status", cancellationToken)).EnsureSuccessStatusCode();
            if (run > 0)
            {
                seconds.Add(Stopwatch.GetElapsedTime(server.Started).TotalSeconds);
                megabytes.Add(server.MegabytesResident());
            }
        }

        report.Median("server ready", seconds, 0.6, "s");
        report.Median("server memory", megabytes, 90, "MB");
    }
}
