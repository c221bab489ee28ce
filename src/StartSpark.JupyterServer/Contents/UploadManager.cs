using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Contents.Disk;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Owns the unfinished uploads: parts are gathered beside the target, which changes only when the last one is there.</summary>
internal sealed class UploadManager(TimeProvider time) : IDisposable
{
    private const int LastChunk = -1;
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, Upload> uploads = new(StringComparer.Ordinal);

    /// <summary>Takes one part.</summary>
    /// <returns>How many bytes are there so far; null when the file is complete and in its place.</returns>
    /// <exception cref="JupyterProblemException">400: a part is missing before this one.</exception>
    public async Task<long?> AddAsync(string path, int chunk, ReadOnlyMemory<byte> content)
    {
        var target = AtomicFile.RealPath(path);
        var upload = chunk == 1 ? Begin(target) : Find(target, chunk);
        try
        {
            await using (var stream = new FileStream(upload.Temporary, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                await stream.WriteAsync(content, CancellationToken.None);
                upload.Bytes = stream.Length;
                upload.Next++;
                upload.Touched = time.GetUtcNow();
                if (chunk != LastChunk)
                {
                    return upload.Bytes;
                }

                await Task.Run(() => stream.Flush(flushToDisk: true));
            }

            AtomicFile.PutInPlace(upload.Temporary, target, overwrite: true);
            uploads.TryRemove(target, out _);
            return null;
        }
        catch
        {
            Abandon(target);
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var target in uploads.Keys)
        {
            Abandon(target);
        }
    }

    private Upload Begin(string target)
    {
        foreach (var (stale, _) in uploads.Where(pair => pair.Key == target || time.GetUtcNow() - pair.Value.Touched > Patience))
        {
            Abandon(stale);
        }

        AtomicFile.RefuseReadOnly(target);
        var upload = new Upload(AtomicFile.TemporaryBeside(target)) { Touched = time.GetUtcNow() };
        AtomicFile.OpenNew(upload.Temporary, File.Exists(target)).Dispose();
        uploads[target] = upload;
        return upload;
    }

    private Upload Find(string target, int chunk) =>
        uploads.TryGetValue(target, out var upload) && (chunk == LastChunk || chunk == upload.Next)
            ? upload
            : throw new JupyterProblemException(
                StatusCodes.Status400BadRequest, $"Part {chunk} of the upload of '{Path.GetFileName(target)}' does not follow the parts received; upload the file again.");

    private void Abandon(string target)
    {
        if (uploads.TryRemove(target, out var upload) && File.Exists(upload.Temporary))
        {
            File.Delete(upload.Temporary);
        }
    }

    private sealed class Upload(string temporary)
    {
        public string Temporary { get; } = temporary;

        public int Next { get; set; } = 1;

        public long Bytes { get; set; }

        public DateTimeOffset Touched { get; set; }
    }
}
