using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using StartSpark.JupyterServer.Contents.Disk;

namespace StartSpark.JupyterServer.Contents.Notebooks;

/// <summary>Remembers which notebook files hold only outputs that this person's own kernels made, so that their scripts may run when reopened.</summary>
/// <remarks>What is remembered is a keyed digest of the file's bytes: a notebook that came from elsewhere, or was changed outside, is not trusted.</remarks>
internal sealed class NotebookTrust(string directory, ILogger<NotebookTrust> logger) : IDisposable
{
    private const int KeyBytes = 32;
    private const int MostDigests = 10_000;
    private const int DigestBytes = HMACSHA256.HashSizeInBytes;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private readonly string keyFile = Path.Combine(directory, "notebook-key");
    private readonly string digestFile = Path.Combine(directory, "trusted-notebooks");
    private byte[]? key;

    public async Task<bool> IsTrustedAsync(ReadOnlyMemory<byte> file)
    {
        await oneAtATime.WaitAsync();
        try
        {
            if (key is null && !File.Exists(keyFile))
            {
                return false;
            }

            var digest = HMACSHA256.HashData(await KeyAsync(), file.Span);
            var digests = await DigestsAsync();
            return IsRemembered(digest, digests);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.TrustUnreadable(exception);
            return false;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Remembers the bytes of a file just saved. Failing costs only trust, so it never fails a save.</summary>
    public async Task RememberAsync(ReadOnlyMemory<byte> file)
    {
        await oneAtATime.WaitAsync();
        try
        {
            var digest = HMACSHA256.HashData(await KeyAsync(), file.Span);
            var digests = await DigestsAsync();
            if (!IsRemembered(digest, digests))
            {
                var kept = digests.AsMemory(Math.Max(0, digests.Length - ((MostDigests - 1) * DigestBytes)));
                await AtomicFile.WriteAsync(digestFile, (byte[])[.. kept.Span, .. digest], isPrivate: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.TrustUnwritable(exception);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Whether all outputs of a notebook come from cells that ran here, or hold nothing that could run.</summary>
    public static bool DeservesTrust(ReadOnlySpan<byte> notebook)
    {
        foreach (var cell in JsonSlices.Items(JsonSlices.Find(notebook, "cells"u8)))
        {
            if (NotebookShape.Item(NotebookPart.Cells, cell) is NotebookPart.CodeCell && !IsMarked(cell) && HasData(cell))
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose() => oneAtATime.Dispose();

    private static bool IsMarked(ReadOnlySpan<byte> cell) =>
        JsonSlices.Find(cell, "metadata"u8) is var metadata && JsonSlices.IsObject(metadata) && JsonSlices.Find(metadata, "trusted"u8).SequenceEqual("true"u8);

    private static bool HasData(ReadOnlySpan<byte> cell)
    {
        var outputs = JsonSlices.Find(cell, "outputs"u8);
        if (!JsonSlices.IsArray(outputs))
        {
            return false;
        }

        foreach (var output in JsonSlices.Items(outputs))
        {
            if (NotebookShape.Item(NotebookPart.Outputs, output) is NotebookPart.DataOutput && !JsonSlices.Find(output, "data"u8).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRemembered(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> digests)
    {
        for (var at = digests.Length - DigestBytes; at >= 0; at -= DigestBytes)
        {
            if (CryptographicOperations.FixedTimeEquals(digests.Slice(at, DigestBytes), digest))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<byte[]> DigestsAsync() => File.Exists(digestFile) ? await File.ReadAllBytesAsync(digestFile) : [];

    private async Task<byte[]> KeyAsync()
    {
        if (key is null && File.Exists(keyFile) && await File.ReadAllBytesAsync(keyFile) is { Length: KeyBytes } stored)
        {
            key = stored;
        }

        if (key is null)
        {
            Directory.CreateDirectory(directory);
            key = RandomNumberGenerator.GetBytes(KeyBytes);
            await AtomicFile.WriteAsync(keyFile, key, isPrivate: true);
        }

        return key;
    }
}
