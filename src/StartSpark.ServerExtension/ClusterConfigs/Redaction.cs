using System.Text.RegularExpressions;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>Decides which literals a person should not read off a screen, by Spark's own rule, and hides them in Spark's own way.</summary>
internal sealed partial class Redaction
{
    /// <summary>What stands in place of a hidden value, the text that Spark's own pages use.</summary>
    public const string Mask = "*********(redacted)";

    /// <summary>The option that adds to the rule.</summary>
    public const string PatternOption = "spark.redaction.regex";
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly Regex? _own;

    private Redaction(Regex? own) => _own = own;

    /// <summary>The config with every value hidden that should not be read off a screen; secrets' places stay, they say nothing.</summary>
    public static ClusterConfig Masked(ClusterConfig config)
    {
        var rule = For(config);
        return config with
        {
            Remote = config.Remote is null ? null : rule.ShowRemote(config.Remote),
            Env = [.. config.Env.Select(entry => KeyValuePair.Create(entry.Key, rule.Show(entry.Key, entry.Value)))],
            Conf = [.. config.Conf.Select(entry => KeyValuePair.Create(entry.Key, rule.Show(entry.Key, entry.Value)))],
        };
    }

    private static Redaction For(ClusterConfig config) =>
        For((config.Conf.FirstOrDefault(entry => entry.Key == PatternOption).Value as ConfValue.Literal)?.Text);

    /// <summary>The rule: Spark 4.3's default, and what a config adds by spark.redaction.regex.</summary>
    public static Redaction For(string? pattern)
    {
        try
        {
            return new Redaction(pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant, Patience));
        }
        catch (ArgumentException)
        {
            // Spark itself will refuse the pattern at the start; until then the default hides what it hides.
            return new Redaction(null);
        }
    }

    /// <summary>The value as it may be shown under its key; Spark looks at both, so that a password inside a Java option is hidden too.</summary>
    public string Show(string key, string value) =>
        key != PatternOption && (IsSensitive(key) || IsSensitive(value)) ? Mask : value;

    private ConfValue Show(string key, ConfValue value) =>
        value is ConfValue.Literal literal ? new ConfValue.Literal(Show(key, literal.Text)) : value;

    /// <summary>A Connect address with the values of its sensitive parameters hidden, <c>token</c> first of all.</summary>
    public string ShowRemote(string remote)
    {
        var parts = remote.Split(';');
        for (var i = 1; i < parts.Length; i++)
        {
            var equals = parts[i].IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && IsSensitive(parts[i][..equals]))
            {
                parts[i] = parts[i][..(equals + 1)] + Mask;
            }
        }

        return string.Join(';', parts);
    }

    /// <summary>Whether the rule finds its words in a text.</summary>
    public bool IsSensitive(string text)
    {
        try
        {
            return Default().IsMatch(text) || (_own?.IsMatch(text) ?? false);
        }
        catch (RegexMatchTimeoutException)
        {
            // A pattern that cannot decide in time hides: the safe side.
            return true;
        }
    }

    [GeneratedRegex("secret|password|token|access[.]?key|credential", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Default();
}
