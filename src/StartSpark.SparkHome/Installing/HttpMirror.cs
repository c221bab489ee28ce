using System.Net;
using System.Net.Http.Headers;

namespace StartSpark.SparkHome.Installing;

/// <summary>A mirror on the web. A partial file left by a broken download is continued; the checksum has the last word.</summary>
internal sealed class HttpMirror(HttpClient http, string root) : ISparkMirror
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
        using var response = await http.GetAsync(Archive(version) + ".sha512", cancellationToken);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(cancellationToken) : null;
    }

    public async Task<string> FetchAsync(string version, string partialFile, Action<long, long> progress, CancellationToken cancellationToken)
    {
        await using var target = new FileStream(partialFile, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        using var request = new HttpRequestMessage(HttpMethod.Get, Archive(version));
        if (target.Length > 0)
        {
            request.Headers.Range = new RangeHeaderValue(target.Length, null);
        }

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
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

    private static async Task CopyAsync(
        Stream source, FileStream target, long done, long total, Action<long, long> progress, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 17];
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        while (true)
        {
            silence.CancelAfter(Silence);
            int read;
            try
            {
                read = await source.ReadAsync(buffer, silence.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new HttpRequestException($"the mirror sent nothing for {Silence.TotalSeconds:0} s");
            }
            catch (IOException error)
            {
                // Told apart from a disk that takes no more: this one may go on later.
                throw new HttpRequestException($"the connection broke after {done} bytes", error);
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
            throw new HttpRequestException($"the connection broke after {done} of {total} bytes");
        }
    }

    private string Archive(string version) => $"{root.TrimEnd('/')}/spark-{version}/{SparkInstaller.ArchiveName(version)}";
}
