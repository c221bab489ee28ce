using System.Text;
using System.Text.RegularExpressions;
using StartSpark.Contracts.Configs;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>Reads one cluster config file, whatever is in it: the answer is a config or a list of errors, never an exception.</summary>
internal static partial class ClusterFileReader
{
    private const int LargestFile = 1024 * 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static (ClusterConfig? Config, IReadOnlyList<ConfigError> Errors) Read(string path)
    {
        var errors = new List<ConfigError>();
        ClusterConfig? config = null;
        if (!Name().IsMatch(Path.GetFileNameWithoutExtension(path)))
        {
            errors.Add(new ConfigError(path, null, null, "The file's name is the cluster's: it begins with a letter or a digit and goes on with these, '.', '_' and '-', 64 in all. Rename the file."));
        }
        else if (!path.EndsWith(".yaml", StringComparison.Ordinal))
        {
            errors.Add(new ConfigError(path, null, null, "A cluster config's file ends in .yaml. Rename the file."));
        }
        else if (ReadText(path, errors) is { } text)
        {
            var root = YamlNodeReader.Read(path, text, errors);
            if (root is not null || errors.Count == 0)
            {
                config = ClusterConfigReader.Read(path, root, errors);
            }
        }

        errors.Sort((a, b) => (a.Line ?? 0).CompareTo(b.Line ?? 0));
        return (errors.Count == 0 ? config : null, errors);
    }

    private static string? ReadText(string path, List<ConfigError> errors)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[LargestFile + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > LargestFile)
            {
                errors.Add(new ConfigError(path, null, null, "The file is larger than 1 MB, and no cluster config needs that; is it the right file?"));
                return null;
            }

            return Utf8.GetString(bytes.AsSpan(0, length)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException exception)
        {
            errors.Add(new ConfigError(path, null, null, $"The file is not UTF-8: byte {exception.Index} begins no character. Save it as UTF-8."));
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

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
