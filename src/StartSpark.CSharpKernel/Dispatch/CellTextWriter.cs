using System.Text;
using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>Console output that finds its way to the cell whose code wrote it.</summary>
internal sealed class CellTextWriter(Publisher publisher, bool isError) : TextWriter
{
    private readonly string stream = isError ? "stderr" : "stdout";

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void WriteLine(string? value) => Write(string.Concat(value, CoreNewLine.AsSpan()).AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.IsEmpty)
        {
            return;
        }

        var scope = CellScope.Current;
        if (scope?.Capture is { } capture)
        {
            capture(new CapturedOutput(isError, buffer.ToString()));
            return;
        }

        var delay = publisher.Write(stream, scope?.Parent, buffer);
        if (delay > TimeSpan.Zero)
        {
            scope?.Interrupted.WaitHandle.WaitOne(delay);
        }
    }

    public override void Flush()
    {
        if (CellScope.Current?.Capture is null)
        {
            publisher.Flush();
        }
    }
}
