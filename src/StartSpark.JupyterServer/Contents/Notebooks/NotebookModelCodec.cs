using StartSpark.JupyterServer.Contents.Disk;

namespace StartSpark.JupyterServer.Contents.Notebooks;

/// <summary>Turns a notebook as it lies on disk into the form JupyterLab gets: lines joined, trust noted; all else byte for byte.</summary>
internal static class NotebookModelCodec
{
    public static void Write(ReadOnlySpan<byte> notebook, bool isTrusted, NativeBuffer output) =>
        Write(notebook, NotebookPart.Notebook, isTrusted, output);

    private static void Write(ReadOnlySpan<byte> value, NotebookPart part, bool isTrusted, NativeBuffer output)
    {
        if (part is not NotebookPart.Other && JsonSlices.IsObject(value))
        {
            WriteObject(value, part, isTrusted, output);
        }
        else if (part is NotebookPart.Lines or NotebookPart.JoinedData && JsonSlices.IsArray(value) && NotebookLines.AreAllStrings(value))
        {
            NotebookLines.WriteJoined(value, output);
        }
        else if (part is NotebookPart.Cells or NotebookPart.Outputs && JsonSlices.IsArray(value))
        {
            WriteArray(value, part, isTrusted, output);
        }
        else
        {
            output.Write(value);
        }
    }

    private static void WriteObject(ReadOnlySpan<byte> value, NotebookPart part, bool isTrusted, NativeBuffer output)
    {
        var isFirst = true;
        var hasMetadata = false;
        output.WriteByte((byte)'{');
        foreach (var member in JsonSlices.Members(value))
        {
            if (NotebookShape.IsTransient(part, member.Name))
            {
                continue;
            }

            hasMetadata |= member.Name == "metadata";
            Separate(ref isFirst, output);
            output.Write(value[member.NameText]);
            output.WriteByte((byte)':');
            Write(value[member.Value], NotebookShape.Member(part, member.Name), isTrusted, output);
        }

        if (part is NotebookPart.CodeCellMetadata)
        {
            Separate(ref isFirst, output);
            output.Write(isTrusted ? "\"trusted\":true"u8 : "\"trusted\":false"u8);
        }
        else if (part is NotebookPart.CodeCell && !hasMetadata)
        {
            Separate(ref isFirst, output);
            output.Write(isTrusted ? "\"metadata\":{\"trusted\":true}"u8 : "\"metadata\":{\"trusted\":false}"u8);
        }
        else if (part is NotebookPart.Notebook or NotebookPart.Cell && !hasMetadata)
        {
            Separate(ref isFirst, output);
            output.Write("\"metadata\":{}"u8);
        }

        output.WriteByte((byte)'}');
    }

    private static void WriteArray(ReadOnlySpan<byte> value, NotebookPart part, bool isTrusted, NativeBuffer output)
    {
        var isFirst = true;
        output.WriteByte((byte)'[');
        foreach (var item in JsonSlices.Items(value))
        {
            Separate(ref isFirst, output);
            Write(item, NotebookShape.Item(part, item), isTrusted, output);
        }

        output.WriteByte((byte)']');
    }

    private static void Separate(ref bool isFirst, NativeBuffer output)
    {
        if (!isFirst)
        {
            output.WriteByte((byte)',');
        }

        isFirst = false;
    }
}
