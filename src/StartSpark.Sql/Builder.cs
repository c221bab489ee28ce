using System.Globalization;

namespace StartSpark.Sql;

/// <summary>
/// Says which Spark a session shall be on and how. Give a master, and a driver is started here; give a remote, and a
/// running Spark Connect server is used; give neither, and the active session is taken, else <c>SPARK_REMOTE</c>, else <c>local[*]</c>.
/// </summary>
public sealed class Builder
{
    private readonly Dictionary<string, string> _conf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _env = new(StringComparer.Ordinal);
    private string? _master;
    private string? _appName;
    private string? _remote;
    private string? _sparkHome;
    private string? _javaHome;

    internal Builder()
    {
    }

    /// <summary>Where the driver that is started here finds its executors.</summary>
    /// <param name="master"><c>local[2]</c>, <c>local[*]</c>, <c>spark://host:7077</c>, <c>yarn</c>, <c>k8s://…</c>.</param>
    /// <returns>This builder.</returns>
    public Builder Master(string master)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(master);
        _master = master;
        return this;
    }

    /// <summary>The application's name, as the Spark UI shows it.</summary>
    /// <param name="appName">The name.</param>
    /// <returns>This builder.</returns>
    public Builder AppName(string appName)
    {
        ArgumentNullException.ThrowIfNull(appName);
        _appName = appName;
        return this;
    }

    /// <summary>A setting of Spark.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This builder.</returns>
    public Builder Config(string key, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(value);
        switch (key)
        {
            // The two that have a method of their own mean the same here.
            case "spark.master":
                return Master(value);
            case "spark.app.name":
                return AppName(value);
            case "spark.remote":
                return Remote(value);
            default:
                _conf[key] = value;
                return this;
        }
    }

    /// <summary>A setting of Spark.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This builder.</returns>
    public Builder Config(string key, bool value) => Config(key, value ? "true" : "false");

    /// <summary>A setting of Spark.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This builder.</returns>
    public Builder Config(string key, long value) => Config(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A setting of Spark.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This builder.</returns>
    public Builder Config(string key, double value) => Config(key, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Settings of Spark.</summary>
    /// <param name="conf">Values by Spark's names for them.</param>
    /// <returns>This builder.</returns>
    public Builder Config(IEnumerable<KeyValuePair<string, string>> conf)
    {
        ArgumentNullException.ThrowIfNull(conf);
        foreach (var (key, value) in conf)
        {
            Config(key, value);
        }

        return this;
    }

    /// <summary>A running Spark Connect server.</summary>
    /// <param name="url"><c>sc://host:15002/;use_ssl=true;token=…;user_id=…</c>; the port is 15002 by default, all parameters are optional.</param>
    /// <returns>This builder.</returns>
    public Builder Remote(string url)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url);
        _remote = url;
        return this;
    }

    /// <summary>The folder of the Spark that is started here.</summary>
    /// <param name="path">The folder; by default <c>SPARK_HOME</c>, else the Spark that Start Spark installed or installs.</param>
    /// <returns>This builder.</returns>
    public Builder SparkHome(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _sparkHome = path;
        return this;
    }

    /// <summary>The folder of the Java that runs Spark.</summary>
    /// <param name="path">The folder; by default <c>JAVA_HOME</c>, else the usual places.</param>
    /// <returns>This builder.</returns>
    public Builder JavaHome(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _javaHome = path;
        return this;
    }

    /// <summary>A variable of the environment of the driver that is started here.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">Its value; null removes it.</param>
    /// <returns>This builder.</returns>
    public Builder Env(string name, string? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _env[name] = value;
        return this;
    }

    /// <summary>Variables of the environment of the driver that is started here.</summary>
    /// <param name="variables">Values by name; null removes one.</param>
    /// <returns>This builder.</returns>
    public Builder Env(IEnumerable<KeyValuePair<string, string?>> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        foreach (var (name, value) in variables)
        {
            Env(name, value);
        }

        return this;
    }

    /// <summary>
    /// The running session on that Spark, with this builder's settings as far as it can still take them; where there is none, a new one.
    /// </summary>
    /// <returns>The session.</returns>
    /// <exception cref="ArgumentException">Both a master and a remote are given, or the remote's address is not well-formed.</exception>
    /// <exception cref="SparkStartException">The driver did not start.</exception>
    /// <exception cref="SparkConnectException">The server does not answer, or refuses.</exception>
    public SparkSession GetOrCreate() => Blocking.Run(() => GetOrCreateAsync());

    /// <summary>
    /// The running session on that Spark, with this builder's settings as far as it can still take them; where there is none, a new one.
    /// </summary>
    /// <param name="cancellationToken">Gives up; nothing that was started stays behind.</param>
    /// <returns>The session.</returns>
    /// <exception cref="ArgumentException">Both a master and a remote are given, or the remote's address is not well-formed.</exception>
    /// <exception cref="SparkStartException">The driver did not start.</exception>
    /// <exception cref="SparkConnectException">The server does not answer, or refuses.</exception>
    public Task<SparkSession> GetOrCreateAsync(CancellationToken cancellationToken = default)
    {
        if (_master is not null && _remote is not null)
        {
            throw new ArgumentException("A session has a master (a driver is started) or a remote (a server is there already), not both.");
        }

        return SparkSessionStarter.GetOrCreateAsync(
            new SparkSessionRequest
            {
                Master = _master,
                Remote = _remote,
                AppName = _appName,
                Conf = new Dictionary<string, string>(_conf),
                Env = new Dictionary<string, string?>(_env),
                SparkHome = _sparkHome,
                JavaHome = _javaHome,
            },
            cancellationToken);
    }
}
