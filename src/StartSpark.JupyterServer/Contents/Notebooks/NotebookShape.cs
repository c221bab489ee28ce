namespace StartSpark.JupyterServer.Contents.Notebooks;

/// <summary>The grammar of notebook format 4, as far as the server has to know it.</summary>
internal static class NotebookShape
{
    /// <summary>What the member of an object means.</summary>
    public static NotebookPart Member(NotebookPart part, string name) => (part, name) switch
    {
        (NotebookPart.Notebook, "cells") => NotebookPart.Cells,
        (NotebookPart.Notebook, "metadata") => NotebookPart.NotebookMetadata,
        (NotebookPart.Cell or NotebookPart.CodeCell, "source") => NotebookPart.Lines,
        (NotebookPart.Cell, "metadata") => NotebookPart.CellMetadata,
        (NotebookPart.CodeCell, "metadata") => NotebookPart.CodeCellMetadata,
        (NotebookPart.Cell or NotebookPart.CodeCell, "attachments") => NotebookPart.Attachments,
        (NotebookPart.CodeCell, "outputs") => NotebookPart.Outputs,
        (NotebookPart.DataOutput, "data") => NotebookPart.MimeBundle,
        (NotebookPart.TextOutput, "text") => NotebookPart.Lines,
        (NotebookPart.Attachments, _) => NotebookPart.MimeBundle,
        (NotebookPart.MimeBundle, _) => Data(name),
        _ => NotebookPart.Other,
    };

    /// <summary>What the item of an array means.</summary>
    public static NotebookPart Item(NotebookPart part, ReadOnlySpan<byte> item) => part switch
    {
        NotebookPart.Cells when JsonSlices.IsObject(item) =>
            JsonSlices.Text(JsonSlices.Find(item, "cell_type"u8)) == "code" ? NotebookPart.CodeCell : NotebookPart.Cell,
        NotebookPart.Outputs when JsonSlices.IsObject(item) =>
            JsonSlices.Text(JsonSlices.Find(item, "output_type"u8)) is "display_data" or "execute_result" ? NotebookPart.DataOutput : NotebookPart.TextOutput,
        _ => NotebookPart.Other,
    };

    /// <summary>Whether a member is the server's own note and never belongs into the file.</summary>
    public static bool IsTransient(NotebookPart part, string name) => (part, name) switch
    {
        (NotebookPart.CellMetadata or NotebookPart.CodeCellMetadata, "trusted") => true,
        (NotebookPart.NotebookMetadata, "orig_nbformat" or "orig_nbformat_minor" or "signature") => true,
        _ => false,
    };

    private static NotebookPart Data(string mediaType)
    {
        if (mediaType == "application/json"
            || (mediaType.StartsWith("application/", StringComparison.Ordinal) && mediaType.EndsWith("+json", StringComparison.Ordinal)))
        {
            return NotebookPart.Other;
        }

        return mediaType.StartsWith("text/", StringComparison.Ordinal) || mediaType is "application/javascript" or "image/svg+xml"
            ? NotebookPart.Lines
            : NotebookPart.JoinedData;
    }
}
