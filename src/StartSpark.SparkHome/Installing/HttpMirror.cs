using System.Net;
using System.Net.Http.Headers;

namespace StartSpark.SparkHome.Installing;

/// <summary>A mirror on the web. A partial file left by a broken download is continued; the checksum has the last word.</summary>
internal sealed class HttpMirror(HttpClient http, string root, TimeProvider time) : ISparkMirror
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    public string Root => root;

    public async Task<long?> SizeAsync(string version, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, Archive(version));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        return response.Content.Headers.ContentLength ?? 0;
    }

    public async Task<string?> ChecksumAsync(string version, CancellationToken cancellationToken)
    {
        return await HeardAsync(
            async patience =>
            {
                using var response = await http.GetAsync(Archive(version) + ".sha512", patience);
                return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(patience) : null;
            },
            cancellationToken);
    }

    public async Task<string> FetchAsync(string version, string partialFile, Action<long, long> progress, CancellationToken cancellationToken)
    {
        await using var target = new FileStream(partialFile, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        using var request = new HttpRequestMessage(HttpMethod.Get, Archive(version));
        if (target.Length > 0)
        {
            request.Headers.Range = new RangeHeaderValue(target.Length, null);
        }

        using var response = await HeardAsync(
            patience => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience), cancellationToken);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return partialFile;
        }

        response.EnsureSuccessStatusCode();
        var start = response.StatusCode == HttpStatusCode.PartialContent ? target.Length : 0;
        target.SetLength(start);
        target.Position = start;
        var total = response.Content.Headers.ContentLength is { } rest ? start + rest : 0;
        await using var source = await response.Content.ReadAsStreamAsync(cancellationToken);
        await CopyAsync(source, target, start, total, progress, cancellationToken);
        return partialFile;
    }

    private async Task CopyAsync(
        Stream source, FileStream target, long done, long total, Action<long, long> progress, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 17];
        while (true)
        {
            int read;
            try
            {
                read = await HeardAsync(async patience => await source.ReadAsync(buffer, patience), cancellationToken);
            }
            catch (IOException error)
            {
                // Told apart from a disk that takes no more: this one may go on later.
                throw new MirrorException($"the connection broke after {done} bytes", error);
            }

            if (read == 0)
            {
                break;
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            done += read;
            progress(done, total);
        }

        if (total > 0 && done < total)
        {
            throw new MirrorException($"the connection broke after {done} of {total} bytes");
        }
    }

    /// <summary>Waits for the mirror, but not for one that has fallen silent.</summary>
    private async Task<T> HeardAsync<T>(Func<CancellationToken, Task<T>> listen, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(Silence, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            return await listen(patience.Token);
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new MirrorException($"the mirror sent nothing for {Silence.TotalSeconds:0} s");
        }
    }

    private string Archive(string version) => $"{root.TrimEnd('/')}/spark-{version}/{SparkInstaller.ArchiveName(version)}";
}
