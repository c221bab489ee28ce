using System.Text.RegularExpressions;
using StartSpark.Contracts.Configs;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>Reads one cluster config file, whatever is in it: the answer is a config or a list of errors, never an exception.</summary>
internal static partial class ClusterFileReader
{
    /// <summary>What a cluster may be called, in words.</summary>
    public const string NameRule = "it begins with a letter or a digit and goes on with these, '.', '_' and '-', 64 in all";

    /// <summary>Whether a cluster may be called so.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>Reads the file.</summary>
    public static ClusterRead Read(string path)
    {
        var errors = new List<ConfigError>();
        if (!IsName(Path.GetFileNameWithoutExtension(path)))
        {
            errors.Add(new ConfigError(path, null, null, $"The file's name is the cluster's: {NameRule}. Rename the file."));
        }
        else if (!path.EndsWith(".yaml", StringComparison.Ordinal))
        {
            errors.Add(new ConfigError(path, null, null, "A cluster config's file ends in .yaml. Rename the file."));
        }
        else if (ConfigText.Read(path, errors) is { } text)
        {
            return Read(path, text);
        }

        return new ClusterRead(null, errors);
    }

    /// <summary>Reads a text as if it stood in the file.</summary>
    public static ClusterRead Read(string path, string text)
    {
        var errors = new List<ConfigError>();
        var root = YamlNodeReader.Read(path, text, errors);
        var config = root is not null || errors.Count == 0 ? ClusterConfigReader.Read(path, root, errors) : null;
        errors.Sort((a, b) => (a.Line ?? 0).CompareTo(b.Line ?? 0));
        return new ClusterRead(errors.Count == 0 ? config : null, errors);
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
