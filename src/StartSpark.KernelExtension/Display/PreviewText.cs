using System.Text;
using StartSpark.Sql;
using StartSpark.Sql.Types;

namespace StartSpark.KernelExtension.Display;

/// <summary>The first rows as plain text in columns, numbers to the right, as terminals show tables.</summary>
internal static class PreviewText
{
    private const int MaximalWidth = 40;

    public static string Write(DataFramePreview preview)
    {
        var fields = preview.Schema.Fields;
        var cells = preview.Rows.Select(row => fields.Select((_, column) => Cell(row.Get(column))).ToArray()).ToList();
        cells.Insert(0, [.. fields.Select(field => Cell(field.Name))]);
        cells.Insert(1, [.. fields.Select(field => Cell(field.DataType.SimpleString))]);
        var widths = fields.Select((_, column) => cells.Max(line => line[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var line in cells)
        {
            var padded = line.Select((cell, column) => fields[column].DataType is NumericType ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append(string.Join("  ", padded).TrimEnd()).Append('\n');
        }

        return text.Append(PreviewCount.Of(preview)).ToString();
    }

    private static string Cell(object? value)
    {
        var text = (value is null ? "null" : value as string ?? ValueText.Format(value)).ReplaceLineEndings(" ");
        if (text.Length <= MaximalWidth)
        {
            return text;
        }

        // Half of a character that takes two units is no text.
        var kept = MaximalWidth - (char.IsHighSurrogate(text[MaximalWidth - 2]) ? 2 : 1);
        return text[..kept] + "…";
    }
}
