namespace StartSpark.Sql;

/// <summary>
/// Gives <see cref="SparkQueryOptions"/> to every query that is sent while the scope is open, along the flow of the code
/// that opened it (asynchronous calls included). Scopes nest: tags add up, and any of the tokens interrupts.
/// </summary>
public sealed class SparkQueryScope : IDisposable
{
    private static readonly AsyncLocal<SparkQueryScope?> Ambient = new();

    private readonly SparkQueryScope? _outer;
    private readonly CancellationTokenSource? _linked;

    private SparkQueryScope(SparkQueryOptions options, SparkQueryScope? outer)
    {
        _outer = outer;
        Tags = outer is null ? options.Tags : [.. outer.Tags.Union(options.Tags)];
        if (outer is null || !outer.Token.CanBeCanceled)
        {
            Token = options.CancellationToken;
        }
        else if (!options.CancellationToken.CanBeCanceled)
        {
            Token = outer.Token;
        }
        else
        {
            _linked = CancellationTokenSource.CreateLinkedTokenSource(outer.Token, options.CancellationToken);
            Token = _linked.Token;
        }
    }

    /// <summary>The tags of the open scopes; empty outside of any.</summary>
    internal static IReadOnlyList<string> CurrentTags => Ambient.Value?.Tags ?? [];

    /// <summary>The token of the open scopes; one that is never cancelled outside of any.</summary>
    internal static CancellationToken CurrentToken => Ambient.Value?.Token ?? CancellationToken.None;

    private IReadOnlyList<string> Tags { get; }

    private CancellationToken Token { get; }

    /// <summary>Opens a scope; dispose it to close it.</summary>
    /// <param name="options">What holds for the queries inside.</param>
    /// <returns>The open scope.</returns>
    /// <exception cref="ArgumentException">A tag is empty or holds a comma.</exception>
    public static SparkQueryScope Begin(SparkQueryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var tag in options.Tags)
        {
            if (string.IsNullOrEmpty(tag) || tag.Contains(','))
            {
                throw new ArgumentException($"A tag of a Spark operation is not empty and holds no comma, but this one does not fit: '{tag}'.", nameof(options));
            }
        }

        var scope = new SparkQueryScope(options, Ambient.Value);
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

        _linked?.Dispose();
    }
}
