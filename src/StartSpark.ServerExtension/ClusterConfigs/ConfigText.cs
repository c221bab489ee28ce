using System.Text;
using StartSpark.Contracts.Configs;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>The text of a file that a person wrote, and every way in which it can be no text, as an error in words.</summary>
internal static class ConfigText
{
    /// <summary>The largest file that is read, in bytes; no cluster config needs a hundredth of it.</summary>
    public const int LargestFile = 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text without a byte order mark; null when there is none, and then <paramref name="errors"/> says why.</summary>
    public static string? Read(string path, List<ConfigError> errors)
    {
        try
        {
            return Decode(path, ReadBytes(path), errors);
        }
        catch (UnauthorizedAccessException)
        {
            errors.Add(new ConfigError(path, null, null, "The file may not be read by the user that the server runs as, or it is a folder."));
        }
        catch (IOException exception)
        {
            errors.Add(new ConfigError(path, null, null, $"The file cannot be read: {exception.Message}"));
        }

        return null;
    }

    /// <summary>The file's bytes, one more than the limit where there are more.</summary>
    public static byte[] ReadBytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[LargestFile + 1];
        return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    /// <summary>The text of these bytes.</summary>
    public static string? Decode(string path, byte[] bytes, List<ConfigError> errors)
    {
        if (bytes.Length > LargestFile)
        {
            errors.Add(new ConfigError(path, null, null, "The file is larger than 1 MB, and no cluster config needs that; is it the right file?"));
            return null;
        }

        try
        {
            return Utf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException exception)
        {
            errors.Add(new ConfigError(path, null, null, $"The file is not UTF-8: byte {exception.Index} begins no character. Save it as UTF-8."));
            return null;
        }
    }
}
