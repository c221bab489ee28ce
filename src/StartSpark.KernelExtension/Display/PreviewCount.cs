using System.Globalization;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Display;

/// <summary>How many rows a preview shows, in words.</summary>
internal static class PreviewCount
{
    public static string Of(DataFramePreview preview) => (preview.Rows.Count, preview.HasMore) switch
    {
        (_, true) => string.Create(CultureInfo.InvariantCulture, $"The first {preview.Rows.Count} rows; there are more."),
        (1, _) => "1 row",
        var (count, _) => string.Create(CultureInfo.InvariantCulture, $"{count} rows"),
    };
}
