using StartSpark.CSharpKernel.Extensibility;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Display;

/// <summary>How a DataFrame looks below a cell: its first rows, fetched then and there by one query, as a table and as text.</summary>
internal static class DataFrameFormatter
{
    /// <summary>As many rows as <c>Show()</c> prints.</summary>
    private const int MaximalRows = 20;

    public static async ValueTask<MimeBundle> FormatAsync(DataFrame table, CancellationToken cancellationToken)
    {
        var preview = await DataFramePreview.LoadAsync(table, MaximalRows, cancellationToken).ConfigureAwait(false);
        return MimeBundle.FromText(PreviewText.Write(preview)).With("text/html", PreviewHtml.Write(preview));
    }
}
