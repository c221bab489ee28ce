using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StartSpark.Testing;

/// <summary>A mirror on the loopback that can break off, stall, or keep its sizes to itself.</summary>
public sealed class FakeMirror : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<Task> _answers = [];
    private readonly Task _accept;
    private readonly byte[] _archive;
    private int _archiveRequests;

    public FakeMirror(byte[] archive)
    {
        _archive = archive;
        _listener.Start();
        _accept = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/dist/";

    /// <summary>The version that it says it has.</summary>
    public string Version { get; init; } = FakeArchive.Version;

    /// <summary>The first answer ends after so many bytes.</summary>
    public int? BreakFirstAfter { get; init; }

    /// <summary>The first answer sends so many bytes, and then nothing more until <see cref="Continue"/>.</summary>
    public int? StallFirstAfter { get; init; }

    public bool TellsSize { get; init; } = true;

    /// <summary>Tells the size, and then answers nothing that is asked, until the test is over.</summary>
    public bool FallsSilent { get; init; }

    /// <summary>The first of the questions that stay without an answer.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Stalled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Continue { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The Range headers of the archive's downloads, empty where there was none.</summary>
    public ConcurrentQueue<string> Ranges { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accept;
        await Task.WhenAll(_answers);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _answers.Add(AnswerAsync(client));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await AnswerAsync(client.GetStream());
            }
            catch (Exception error) when (error is OperationCanceledException or IOException)
            {
                // The other side went away, or the test is over.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var request = await reader.ReadLineAsync(_end.Token) ?? "";
        var range = "";
        while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } header)
        {
            if (header.StartsWith("Range: ", StringComparison.OrdinalIgnoreCase))
            {
                range = header["Range: ".Length..];
            }
        }

        if (FallsSilent && !request.StartsWith("HEAD ", StringComparison.Ordinal))
        {
            Asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, _end.Token);
        }

        if (request.Contains(".sha512", StringComparison.Ordinal))
        {
            await SendAsync(stream, "200 OK", Encoding.ASCII.GetBytes(FakeArchive.Sum(_archive)), tellsSize: true);
        }
        else if (!request.Contains($"/spark-{Version}/spark-{Version}-bin-hadoop3.tgz ", StringComparison.Ordinal))
        {
            await SendAsync(stream, "404 Not Found", [], tellsSize: true);
        }
        else if (request.StartsWith("HEAD ", StringComparison.Ordinal))
        {
            await HeadAsync(stream, "200 OK", TellsSize ? _archive.Length : null);
        }
        else
        {
            Ranges.Enqueue(range);
            var from = range.Length == 0 ? 0 : int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
            await SendArchiveAsync(stream, from, isFirst: Interlocked.Increment(ref _archiveRequests) == 1);
        }
    }

    private async Task SendArchiveAsync(NetworkStream stream, int from, bool isFirst)
    {
        await HeadAsync(stream, from > 0 ? "206 Partial Content" : "200 OK", TellsSize ? _archive.Length - from : null);
        if (isFirst && (BreakFirstAfter ?? StallFirstAfter) is { } part)
        {
            await stream.WriteAsync(_archive.AsMemory(from, part), _end.Token);
            if (BreakFirstAfter is not null)
            {
                return;
            }

            Stalled.SetResult();
            await Continue.Task.WaitAsync(_end.Token);
            from += part;
        }

        await stream.WriteAsync(_archive.AsMemory(from), _end.Token);
    }

    private async Task SendAsync(NetworkStream stream, string status, byte[] body, bool tellsSize)
    {
        await HeadAsync(stream, status, tellsSize ? body.Length : null);
        await stream.WriteAsync(body, _end.Token);
    }

    private async Task HeadAsync(NetworkStream stream, string status, int? length)
    {
        var size = length is null ? "" : $"Content-Length: {length}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{size}Connection: close\r\n\r\n"), _end.Token);
    }
}
