using System.Diagnostics;
using StartSpark.Bench.Programs;

namespace StartSpark.Bench.Measures;

/// <summary>The README's command when nothing has changed, against the same command for a program of one line.</summary>
internal sealed class RunAgain(string folder) : IMeasure
{
    private const string Project =
        "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>";

    public string Name => "run-again";

    public string What => "dotnet run until the URL is printed, nothing changed, against dotnet run of an empty console program in turn";

    public async Task RunAsync(Report report, int runs, CancellationToken cancellationToken)
    {
        var empty = Directory.CreateDirectory(Path.Combine(folder, "Empty")).FullName;
        await File.WriteAllTextAsync(Path.Combine(empty, "Empty.csproj"), Project, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(empty, "Program.cs"), "System.Console.WriteLine();", cancellationToken);

        var ours = new List<double>();
        var peer = new List<double>();
        for (var run = 0; run <= runs; run++)
        {
            double mine;
            await using (var server = await ServerProcess.RunAsync(folder, cancellationToken))
            {
                mine = Stopwatch.GetElapsedTime(server.Started).TotalSeconds;
            }

            var started = Stopwatch.GetTimestamp();
            using var other = Process.Start(new ProcessStartInfo("dotnet", ["run", "--project", empty]) { RedirectStandardOutput = true })!;
            await other.WaitForExitAsync(cancellationToken);
            if (run > 0)
            {
                ours.Add(mine);
                peer.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            }
        }

        report.Ratio("dotnet run / dotnet run of an empty program", ours, peer, 1.8);
        report.Median("dotnet run until its URL", ours, 5, "s");
    }
}
