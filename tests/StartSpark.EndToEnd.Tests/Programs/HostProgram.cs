using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Programs;

/// <summary>The real program as its own process, in a home of its own.</summary>
internal sealed partial class HostProgram : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> output = new();
    private readonly TaskCompletionSource<Uri> url = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;

    private HostProgram(HostSettings settings)
    {
        Settings = settings;
        process = new Process { StartInfo = StartInfo(settings), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => url.TrySetException(new InvalidOperationException($"The program ended before it printed its URL:\n{Output}"));
    }

    public HostSettings Settings { get; }

    /// <summary>The printed URL, token included.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1");

    public int ProcessId => process.Id;

    public string Output => string.Join('\n', output);

    public static async Task<HostProgram> StartAsync(HostSettings settings)
    {
        var host = new HostProgram(settings);
        host.process.Start();
        host.process.BeginOutputReadLine();
        host.process.BeginErrorReadLine();
        try
        {
            host.Url = await host.url.Task.WaitAsync(Deadline.Generous, TestContext.Current.CancellationToken);
            return host;
        }
        catch
        {
            // Whoever did not get it cannot end it.
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>An address below the base URL.</summary>
    public Uri At(string path) => new(Url, Settings.BaseUrl.TrimEnd('/') + "/" + path.TrimStart('/'));

    /// <summary>The token of the printed URL.</summary>
    public string Token => Query().Match(Url.Query).Groups[1].Value;

    /// <summary>A client that is logged in by the token's header.</summary>
    public HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = At("") };
        client.DefaultRequestHeaders.Authorization = new("token", Token);
        return client;
    }

    /// <summary>Every process below the program: kernels and their Sparks.</summary>
    public IReadOnlyList<int> Descendants() => ProcessTree.Descendants(process.Id);

    public void Kill() => process.Kill();

    /// <summary>Ends it as a service manager would, and waits for its end.</summary>
    public async Task<int> TerminateAsync()
    {
        if (!process.HasExited)
        {
            Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!.Dispose();
        }

        await process.WaitForExitAsync(Deadline.Within(Deadline.Generous));
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private static ProcessStartInfo StartInfo(HostSettings settings)
    {
        string[] program = settings.ThroughDotnetRun
            ? ["run", "--no-build", "--project", RepositoryRoot.File("src", "StartSpark"), "--"]
            : [RepositoryRoot.File("artifacts", "bin", "StartSpark", "debug", "StartSpark.dll")];
        var start = new ProcessStartInfo("dotnet", [.. program, "--port", settings.Port.ToString(CultureInfo.InvariantCulture), "--no-browser", "--base-url", settings.BaseUrl, "--root-dir", settings.Root])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = settings.Root,
        };
        start.LiveIn(settings.Home);
        start.Environment["STARTSPARK_EXPOSE_APP_IN_BROWSER"] = "true";
        if (settings.Token is not null)
        {
            start.Environment["STARTSPARK_TOKEN"] = settings.Token;
        }

        if (settings.SparkHome is not null)
        {
            start.Environment["SPARK_HOME"] = settings.SparkHome;
        }

        foreach (var (name, value) in settings.Environment)
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }

        return start;
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        output.Enqueue(line);
        if (PrintedUrl().Match(line) is { Success: true } match)
        {
            url.TrySetResult(new Uri(match.Value));
        }
    }

    [GeneratedRegex(@"http://\S+token=\S+")]
    private static partial Regex PrintedUrl();

    [GeneratedRegex(@"token=([^&]+)")]
    private static partial Regex Query();
}
