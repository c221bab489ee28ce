using System.Globalization;
using StartSpark.SparkHome;

namespace StartSpark.Settings;

/// <summary>Where a setting comes from when the command line does not say: the environment, the person's file, the machine's file.</summary>
internal sealed class SettingSources
{
    private readonly Func<string, string?> environment;
    private readonly (string Place, IReadOnlyDictionary<string, string> Settings)[] files;

    private SettingSources(Func<string, string?> environment, (string Place, IReadOnlyDictionary<string, string> Settings)[] files)
    {
        this.environment = environment;
        this.files = files;
    }

    /// <summary>Reads this process's sources.</summary>
    /// <exception cref="SettingsException">A file is broken.</exception>
    public static SettingSources Read() =>
        Read(Environment.GetEnvironmentVariable, Path.Combine(StartSparkPaths.FromEnvironment().Home, "startspark.yaml"), SystemFile);

    /// <summary>Reads these sources, the nearest file first.</summary>
    /// <exception cref="SettingsException">A file is broken.</exception>
    public static SettingSources Read(Func<string, string?> environment, params IEnumerable<string> paths) =>
        new(environment, [.. paths.Select(path => (path, SettingsFile.Read(path)))]);

    public string? Text(string name) => Find(name)?.Value;

    public IReadOnlyList<string> List(string name) =>
        (Text(name) ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public int? Number(string name) => Parse<int>(name, "a whole number", text =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    public bool? Truth(string name) => Parse<bool>(name, "true or false", text => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" or "1" => true,
        "false" or "no" or "off" or "0" => false,
        _ => null,
    });

    private static string SystemFile => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "startspark", "startspark.yaml")
        : "/etc/startspark/startspark.yaml";

    private T? Parse<T>(string name, string expected, Func<string, T?> parse)
        where T : struct
    {
        if (Find(name) is not { } found)
        {
            return null;
        }

        return parse(found.Value) ?? throw new SettingsException($"{found.Place}: '{name}' must be {expected}, not '{found.Value}'.");
    }

    private (string Place, string Value)? Find(string name)
    {
        var variable = "STARTSPARK_" + name.ToUpperInvariant();
        if (environment(variable) is { Length: > 0 } value)
        {
            return ($"the environment variable {variable}", value);
        }

        foreach (var (place, settings) in files)
        {
            if (settings.TryGetValue(name, out var written))
            {
                return (place, written);
            }
        }

        return null;
    }
}
