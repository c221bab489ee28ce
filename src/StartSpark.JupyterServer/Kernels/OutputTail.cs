using System.Text;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>The end of what a kernel's process wrote to its standard streams: its last words, should it die. Thread-safe.</summary>
internal sealed class OutputTail
{
    private const int Kept = 4096;
    private readonly StringBuilder text = new();

    public void Append(ReadOnlySpan<char> more)
    {
        lock (text)
        {
            text.Append(more);
            if (text.Length > 2 * Kept)
            {
                text.Remove(0, text.Length - Kept);
            }
        }
    }

    /// <summary>The last lines, without a first one that is cut.</summary>
    public override string ToString()
    {
        lock (text)
        {
            if (text.Length <= Kept)
            {
                return text.ToString().Trim();
            }

            var tail = text.ToString(text.Length - Kept, Kept);
            return tail[(tail.IndexOf('\n') + 1)..].Trim();
        }
    }
}
