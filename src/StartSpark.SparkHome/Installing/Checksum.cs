using System.Security.Cryptography;

namespace StartSpark.SparkHome.Installing;

/// <summary>SHA-512 files as Apache writes them: <c>hash  name</c>, or the older <c>name: 0A1B2C3D …</c> over several lines.</summary>
internal static class Checksum
{
    private const int HexDigits = SHA512.HashSizeInBytes * 2;

    /// <summary>The hash in the text, or null when the text holds none.</summary>
    internal static byte[]? Parse(string text)
    {
        var afterName = text.IndexOf(':', StringComparison.Ordinal) + 1;
        var digits = string.Concat(text[afterName..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .TakeWhile(part => part.All(char.IsAsciiHexDigit)));
        return digits.Length == HexDigits ? Convert.FromHexString(digits) : null;
    }

    /// <summary>The hash of a file.</summary>
    internal static async Task<byte[]> ComputeAsync(string file, Action<long, long> progress, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: false);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        var buffer = new byte[1 << 20];
        long done = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            progress(done += read, stream.Length);
        }

        return hash.GetHashAndReset();
    }
}
