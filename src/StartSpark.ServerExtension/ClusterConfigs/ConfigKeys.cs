namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>The keys of a cluster config, spelled in one place for the file, the JSON and the messages.</summary>
internal static class ConfigKeys
{
    public const string Title = "title";
    public const string Description = "description";
    public const string Master = "master";
    public const string Remote = "remote";
    public const string AppName = "app_name";
    public const string SparkHome = "spark_home";
    public const string JavaHome = "java_home";
    public const string Env = "env";
    public const string Conf = "conf";
    public const string Ask = "ask";
    public const string Template = "template";
    public const string EnvPrefix = "env.";
    public const string ConfPrefix = "conf.";

    /// <summary>Every key, in the order in which the documentation names them.</summary>
    public static readonly string[] All = [Title, Description, Master, Remote, AppName, SparkHome, JavaHome, Env, Conf, Ask, Template];

    /// <summary>The keys beside <c>conf.</c> and <c>env.</c> that a config may ask for.</summary>
    public static readonly string[] Askable = [Master, Remote, AppName, SparkHome, JavaHome];

    /// <summary>The Spark options that have a key of their own, so that none is said twice.</summary>
    public static readonly IReadOnlyDictionary<string, string> OwnKeys = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["spark.master"] = Master,
        ["spark.remote"] = Remote,
        ["spark.app.name"] = AppName,
    };

    /// <summary>The known key that a misspelled one was most likely meant to be; null where none is near.</summary>
    public static string? Nearest(string key) => All
        .Select(known => (known, distance: Distance(key, known)))
        .Where(candidate => candidate.distance <= 2)
        .OrderBy(candidate => candidate.distance)
        .FirstOrDefault().known;

    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                var replace = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replace, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
