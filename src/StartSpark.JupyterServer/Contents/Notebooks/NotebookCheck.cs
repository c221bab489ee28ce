using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace StartSpark.JupyterServer.Contents.Notebooks;

/// <summary>Tells whether bytes are a notebook that JupyterLab can show, and if not, why.</summary>
internal static class NotebookCheck
{
    private const int Format = 4;
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Finds the notebook in a file's bytes.</summary>
    /// <returns>The reason why there is none, in words that end a sentence; null if all is well.</returns>
    public static string? Explain(ReadOnlySpan<byte> file, out Range notebook)
    {
        notebook = default;
        if (!Utf8.IsValid(file))
        {
            return "it is not UTF-8 text";
        }

        var skip = file.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        try
        {
            var range = JsonSlices.Check(file[skip..]);
            notebook = (range.Start.Value + skip)..(range.End.Value + skip);
        }
        catch (JsonException exception)
        {
            return file[skip..].Trim(" \t\r\n"u8).IsEmpty
                ? "the file is empty"
                : string.Create(CultureInfo.InvariantCulture, $"it is not JSON at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}");
        }

        return ExplainShape(file[notebook]);
    }

    /// <summary>Checks the shape of well-formed JSON.</summary>
    public static string? ExplainShape(ReadOnlySpan<byte> notebook)
    {
        if (!JsonSlices.IsObject(notebook))
        {
            return "it is JSON, but not an object";
        }

        if (!int.TryParse(JsonSlices.Find(notebook, "nbformat"u8), NumberStyles.None, CultureInfo.InvariantCulture, out var format))
        {
            return "its 'nbformat' number is missing";
        }

        if (format != Format)
        {
            return format < Format
                ? $"it is in the old notebook format {format}; convert it once with 'jupyter nbconvert --to notebook --nbformat 4'"
                : $"it is in notebook format {format}, which is newer than this server knows";
        }

        var cells = JsonSlices.Find(notebook, "cells"u8);
        if (!JsonSlices.IsArray(cells))
        {
            return "its list of 'cells' is missing";
        }

        var number = 0;
        foreach (var cell in JsonSlices.Items(cells))
        {
            number++;
            if (!JsonSlices.IsObject(cell) || JsonSlices.Text(JsonSlices.Find(cell, "cell_type"u8)) is null)
            {
                return $"cell {number} has no 'cell_type'";
            }
        }

        return null;
    }
}
