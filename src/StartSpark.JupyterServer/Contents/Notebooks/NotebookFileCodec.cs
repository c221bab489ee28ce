using StartSpark.JupyterServer.Contents.Disk;

namespace StartSpark.JupyterServer.Contents.Notebooks;

/// <summary>Turns a notebook as JupyterLab sends it into the text that Jupyter writes: members sorted, text in lines, indented by one.</summary>
/// <remarks>The form is Jupyter's to the byte, so that colleagues with another server see no differences in version control. Values are copied as they came.</remarks>
internal static class NotebookFileCodec
{
    public static void Write(ReadOnlySpan<byte> notebook, NativeBuffer output)
    {
        Write(notebook, NotebookPart.Notebook, 0, output);
        output.WriteByte((byte)'\n');
    }

    private static void Write(ReadOnlySpan<byte> value, NotebookPart part, int depth, NativeBuffer output)
    {
        if (JsonSlices.IsObject(value))
        {
            WriteObject(value, part, depth, output);
        }
        else if (JsonSlices.IsArray(value))
        {
            WriteArray(value, part, depth, output);
        }
        else if (part is NotebookPart.Lines && JsonSlices.IsString(value))
        {
            WriteLines(value, depth, output);
        }
        else
        {
            output.Write(value);
        }
    }

    private static void WriteObject(ReadOnlySpan<byte> value, NotebookPart part, int depth, NativeBuffer output)
    {
        var members = JsonSlices.Members(value);
        members.RemoveAll(member => NotebookShape.IsTransient(part, member.Name));
        members.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name) is var order and not 0
            ? order
            : one.NameText.Start.Value.CompareTo(other.NameText.Start.Value));
        var isFirst = true;
        output.WriteByte((byte)'{');
        for (var index = 0; index < members.Count; index++)
        {
            var member = members[index];
            if (index + 1 < members.Count && members[index + 1].Name == member.Name)
            {
                continue; // Of two members with one name, readers know only the last.
            }

            StartItem(ref isFirst, depth + 1, output);
            output.Write(value[member.NameText]);
            output.Write(": "u8);
            Write(value[member.Value], NotebookShape.Member(part, member.Name), depth + 1, output);
        }

        EndItems(isFirst, depth, output);
        output.WriteByte((byte)'}');
    }

    private static void WriteArray(ReadOnlySpan<byte> value, NotebookPart part, int depth, NativeBuffer output)
    {
        var isFirst = true;
        output.WriteByte((byte)'[');
        foreach (var item in JsonSlices.Items(value))
        {
            StartItem(ref isFirst, depth + 1, output);
            Write(item, NotebookShape.Item(part, item), depth + 1, output);
        }

        EndItems(isFirst, depth, output);
        output.WriteByte((byte)']');
    }

    private static void WriteLines(ReadOnlySpan<byte> value, int depth, NativeBuffer output)
    {
        var isFirst = true;
        var rest = value[1..^1];
        output.WriteByte((byte)'[');
        while (!rest.IsEmpty)
        {
            var length = NotebookLines.FirstLineLength(rest);
            StartItem(ref isFirst, depth + 1, output);
            output.WriteByte((byte)'"');
            output.Write(rest[..length]);
            output.WriteByte((byte)'"');
            rest = rest[length..];
        }

        EndItems(isFirst, depth, output);
        output.WriteByte((byte)']');
    }

    private static void StartItem(ref bool isFirst, int depth, NativeBuffer output)
    {
        if (!isFirst)
        {
            output.WriteByte((byte)',');
        }

        isFirst = false;
        NewLine(depth, output);
    }

    private static void EndItems(bool isEmpty, int depth, NativeBuffer output)
    {
        if (!isEmpty)
        {
            NewLine(depth, output);
        }
    }

    private static void NewLine(int depth, NativeBuffer output)
    {
        output.WriteByte((byte)'\n');
        for (var column = 0; column < depth; column++)
        {
            output.WriteByte((byte)' ');
        }
    }
}
