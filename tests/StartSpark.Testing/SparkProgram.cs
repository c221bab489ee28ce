using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace StartSpark.Testing;

/// <summary>One of Spark's own programs as a process, with its log to wait on.</summary>
public sealed class SparkProgram : IAsyncDisposable
{
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly Process process;

    private SparkProgram(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Runs a class of Spark's in a folder, on the loopback.</summary>
    public static async Task<SparkProgram> RunAsync(
        string folder, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken, params string[] arguments)
    {
        var spark = await TestSpark.HomeAsync(cancellationToken);
        var program = Path.Combine(spark, "bin", OperatingSystem.IsWindows() ? "spark-class.cmd" : "spark-class");
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["SPARK_LOCAL_IP"] = "127.0.0.1";
        start.Environment["SPARK_HOME"] = spark;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new SparkProgram(start);
    }

    /// <summary>The next line of its log that has this sign; those before it are passed over.</summary>
    public async Task<Match> NextAsync(Regex sign, CancellationToken cancellationToken)
    {
        await foreach (var line in lines.Reader.ReadAllAsync(cancellationToken))
        {
            if (sign.Match(line) is { Success: true } match)
            {
                return match;
            }
        }

        throw new InvalidOperationException("The program's log ended.");
    }

    /// <summary>Kills it with all below it.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            lines.Writer.TryWrite(line);
        }
    }
}
