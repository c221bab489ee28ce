using System.Globalization;
using System.Text.RegularExpressions;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>Tells a complete Spark address from the beginning of one and from nonsense, before a start spends seconds on it.</summary>
internal static partial class SparkAddress
{
    public const string MasterForms = "local[*], spark://host:7077, k8s://https://host:6443 or yarn";
    public const string RemoteForm = "sc://host:15002";

    /// <summary>Whether Spark can take this as a master.</summary>
    public static bool IsMaster(string text) => Master().IsMatch(text) && PortsAreValid(text);

    /// <summary>Whether Spark can take this as a Connect server's address.</summary>
    public static bool IsRemote(string text) => Remote().IsMatch(text) && PortsAreValid(text.Split(';')[0]);

    /// <summary>Whether only the host is missing; a config that asks for its address may begin it so.</summary>
    public static bool IsBeginning(string text) => text is "" or "spark://" or "k8s://" or "k8s://http://" or "k8s://https://" or "sc://";

    private static bool PortsAreValid(string text) => Port().Matches(text)
        .All(match => int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535);

    [GeneratedRegex(@"^(?:local(?:\[(?:\*|[1-9]\d*)(?:\s*,\s*[1-9]\d*)?\])?|local-cluster\[\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\]|spark://[^\s/:,]+:\d+(?:,[^\s/:,]+:\d+)*|k8s://(?:https?://)?(?:\[[0-9a-fA-F:]+\]|[^\s/:\[\]]+)(?::\d+)?(?:/\S*)?|yarn)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Master();

    [GeneratedRegex(@"^sc://(?:\[[0-9a-fA-F:]+\]|[^\s/:;?#\[\]]+)(?::\d+)?(?:/(?:;[^\s]*)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Remote();

    [GeneratedRegex(@"(?<=[^/:\s\[]):(\d+)(?=,|/|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Port();
}
