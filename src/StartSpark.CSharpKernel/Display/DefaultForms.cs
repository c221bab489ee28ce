using System.Collections;
using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel.Display;

/// <summary>How a value is shown for whose type nobody registered a formatter.</summary>
internal static class DefaultForms
{
    /// <summary>So many items of a collection are looked at; it may be endless.</summary>
    private const int ShownItems = 100;

    public static MimeBundle Of(object? value, CancellationToken cancellationToken)
    {
        if (PlainText.IsScalar(value))
        {
            return MimeBundle.FromText(PlainText.OfScalar(value));
        }

        if (value is IEnumerable sequence)
        {
            var (items, more) = Take(sequence, cancellationToken);
            var text = PlainText.OfItems(value, items, more);
            return value is IDictionary || items.Count > 0
                ? MimeBundle.FromText(text).With("text/html", HtmlTable.OfItems(items, more))
                : MimeBundle.FromText(text);
        }

        var members = ValueMembers.Of(value!);
        var plain = MimeBundle.FromText(PlainText.OfObject(value!, members));
        return members.Count == 0 ? plain : plain.With("text/html", HtmlTable.OfObject(value!, members));
    }

    private static (List<object?> Items, bool More) Take(IEnumerable sequence, CancellationToken cancellationToken)
    {
        List<object?> items = [];
        foreach (var item in sequence)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (items.Count == ShownItems)
            {
                return (items, true);
            }

            items.Add(item);
        }

        return (items, false);
    }
}
