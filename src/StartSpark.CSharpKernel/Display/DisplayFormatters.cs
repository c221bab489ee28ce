using System.Collections.Immutable;
using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel.Display;

/// <summary>Finds how a value is shown: by an extension's formatter, else as text and, where it has parts, as a table.</summary>
internal sealed class DisplayFormatters : IDisplayFormatters
{
    private readonly Lock gate = new();
    private ImmutableArray<Formatter> formatters = [];

    public IDisposable Add<T>(Func<T, CancellationToken, ValueTask<MimeBundle>> format)
        where T : notnull
    {
        var formatter = new Formatter(typeof(T), (value, cancellationToken) => format((T)value, cancellationToken));
        lock (gate)
        {
            formatters = formatters.Add(formatter);
        }

        return new Registration(() =>
        {
            lock (gate)
            {
                formatters = formatters.Remove(formatter);
            }
        });
    }

    public ValueTask<MimeBundle> FormatAsync(object? value, CancellationToken cancellationToken)
    {
        if (value is MimeBundle ready)
        {
            return ValueTask.FromResult(ready);
        }

        return value is not null && Find(value.GetType()) is { } formatter
            ? formatter.Format(value, cancellationToken)
            : ValueTask.FromResult(DefaultForms.Of(value, cancellationToken));
    }

    private Formatter? Find(Type type)
    {
        Formatter? best = null;
        foreach (var formatter in formatters)
        {
            if (formatter.Type.IsAssignableFrom(type) && (best is null || best.Type.IsAssignableFrom(formatter.Type)))
            {
                best = formatter;
            }
        }

        return best;
    }

    private sealed record Formatter(Type Type, Func<object, CancellationToken, ValueTask<MimeBundle>> Format);
}
