namespace StartSpark.Sql;

/// <summary>
/// Gives <see cref="SparkLaunchOptions"/> to the sessions that are built while the scope is open, along the flow of the
/// code that opened it (asynchronous calls included). What the builder says itself goes first.
/// </summary>
public sealed class SparkLaunchScope : IDisposable
{
    private static readonly AsyncLocal<SparkLaunchScope?> Ambient = new();

    private readonly SparkLaunchScope? _outer;
    private readonly SparkLaunchOptions _options;

    private SparkLaunchScope(SparkLaunchOptions options, SparkLaunchScope? outer)
    {
        _options = options;
        _outer = outer;
    }

    /// <summary>The options of the innermost open scope, or null outside of any.</summary>
    public static SparkLaunchOptions? Current => Ambient.Value?._options;

    /// <summary>Opens a scope; dispose it to close it.</summary>
    /// <param name="options">What sessions built inside the scope shall use.</param>
    /// <returns>The open scope.</returns>
    public static SparkLaunchScope Begin(SparkLaunchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var scope = new SparkLaunchScope(options, Ambient.Value);
        Ambient.Value = scope;
        return scope;
    }

    /// <summary>Closes the scope; the one around it is in force again.</summary>
    public void Dispose()
    {
        if (ReferenceEquals(Ambient.Value, this))
        {
            Ambient.Value = _outer;
        }
    }
}
