using System.Globalization;
using StartSpark.Sql.Connect;

namespace StartSpark.Sql;

/// <summary>The settings of a session, as Spark's SQL <c>SET</c> sees them. Each call asks Spark.</summary>
public sealed class RuntimeConfig
{
    private readonly ConnectClient _client;

    internal RuntimeConfig(ConnectClient client) => _client = client;

    /// <summary>Sets a setting for this session.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="AnalysisException">The setting cannot be changed in a running Spark.</exception>
    public void Set(string key, string value) => Blocking.Run(() => SetAsync(key, value));

    /// <summary>Sets a setting for this session.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <param name="value">Its value.</param>
    public void Set(string key, bool value) => Blocking.Run(() => SetAsync(key, value));

    /// <summary>Sets a setting for this session.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <param name="value">Its value.</param>
    public void Set(string key, long value) => Blocking.Run(() => SetAsync(key, value));

    /// <summary>Sets a setting for this session.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is set.</returns>
    public Task SetAsync(string key, string value, CancellationToken cancellationToken = default) =>
        _client.ConfigAsync(new() { Set = new() { Pairs = { new Protos.KeyValue { Key = key, Value = value } } } }, cancellationToken);

    /// <summary>Sets a setting for this session.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is set.</returns>
    public Task SetAsync(string key, bool value, CancellationToken cancellationToken = default) => SetAsync(key, value ? "true" : "false", cancellationToken);

    /// <summary>Sets a setting for this session.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is set.</returns>
    public Task SetAsync(string key, long value, CancellationToken cancellationToken = default) =>
        SetAsync(key, value.ToString(CultureInfo.InvariantCulture), cancellationToken);

    /// <summary>The value of a setting.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <returns>The value, or Spark's default.</returns>
    /// <exception cref="SparkException">It is not set and has no default.</exception>
    public string Get(string key) => Blocking.Run(() => GetAsync(key));

    /// <summary>The value of a setting.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The value, or Spark's default.</returns>
    /// <exception cref="SparkException">It is not set and has no default.</exception>
    public async Task<string> GetAsync(string key, CancellationToken cancellationToken = default) =>
        (await _client.ConfigAsync(new() { Get = new() { Keys = { key } } }, cancellationToken).ConfigureAwait(false)).Pairs[0].Value;

    /// <summary>The value of a setting.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <param name="defaultValue">What to take if it is not set; null gives null.</param>
    /// <returns>The value.</returns>
    public string? Get(string key, string? defaultValue) => Blocking.Run(() => GetAsync(key, defaultValue));

    /// <summary>The value of a setting.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <param name="defaultValue">What to take if it is not set; null gives null.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The value.</returns>
    public async Task<string?> GetAsync(string key, string? defaultValue, CancellationToken cancellationToken = default)
    {
        var asked = new Protos.KeyValue { Key = key };
        if (defaultValue is not null)
        {
            asked.Value = defaultValue;
        }

        var response = await _client.ConfigAsync(new() { GetWithDefault = new() { Pairs = { asked } } }, cancellationToken).ConfigureAwait(false);
        return response.Pairs[0].HasValue ? response.Pairs[0].Value : null;
    }

    /// <summary>All settings of the session that are set.</summary>
    /// <returns>Values by Spark's names; secrets are hidden by Spark.</returns>
    public IReadOnlyDictionary<string, string> GetAll() => Blocking.Run(() => GetAllAsync());

    /// <summary>All settings of the session that are set.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Values by Spark's names; secrets are hidden by Spark.</returns>
    public async Task<IReadOnlyDictionary<string, string>> GetAllAsync(CancellationToken cancellationToken = default)
    {
        var response = await _client.ConfigAsync(new() { GetAll = new() }, cancellationToken).ConfigureAwait(false);
        return response.Pairs.ToDictionary(pair => pair.Key, pair => pair.Value);
    }

    /// <summary>Takes a setting back to its default.</summary>
    /// <param name="key">Spark's name for it.</param>
    public void Unset(string key) => Blocking.Run(() => UnsetAsync(key));

    /// <summary>Takes a setting back to its default.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is done.</returns>
    public Task UnsetAsync(string key, CancellationToken cancellationToken = default) =>
        _client.ConfigAsync(new() { Unset = new() { Keys = { key } } }, cancellationToken);

    /// <summary>Whether a setting can be changed in a running session.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <returns>True if it can.</returns>
    public bool IsModifiable(string key) => Blocking.Run(() => IsModifiableAsync(key));

    /// <summary>Whether a setting can be changed in a running session.</summary>
    /// <param name="key">Spark's name for it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>True if it can.</returns>
    public async Task<bool> IsModifiableAsync(string key, CancellationToken cancellationToken = default)
    {
        var response = await _client.ConfigAsync(new() { IsModifiable = new() { Keys = { key } } }, cancellationToken).ConfigureAwait(false);
        return response.Pairs[0].Value == "true";
    }
}
