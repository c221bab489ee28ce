using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.KernelExtension.Lifecycle;

/// <summary>The last of what the rendered code wrote; shown only when it fails.</summary>
internal sealed class OutputTail
{
    private const int MaximalLength = 8 * 1024;
    private readonly Lock gate = new();
    private string text = "";

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (gate)
            {
                return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            }
        }
    }

    public void Add(CapturedOutput output)
    {
        lock (gate)
        {
            text += output.Text;
            text = text.Length > MaximalLength ? text[^MaximalLength..] : text;
        }
    }
}
