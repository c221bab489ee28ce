using System.Text.Json;
using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.CSharpKernel.Scripting;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>An error as the protocol wants it: a name, a message, and the lines that a person sees.</summary>
internal sealed record ErrorContent(string Name, string Text, IReadOnlyList<string> Traceback)
{
    private const string Red = "\u001b[31m";
    private const string Plain = "\u001b[0m";

    public static ErrorContent Of(CellEnd end) => end.Kind switch
    {
        CellEndKind.Interrupted => Interruption(
            "The cell was interrupted. What it did so far stays.", end.Error!),
        CellEndKind.Abandoned => Interruption(
            "The cell did not stop and was left behind; it may run on in the background. Your variables stay; "
            + "run the declarations of its functions anew before you call them. Restart the kernel to end it for sure.", null),
        _ => Of(end.Error!),
    };

    public static ErrorContent Of(Exception error)
    {
        if (error is CodeCompilationException)
        {
            var first = error.Message.AsSpan();
            var end = first.IndexOf('\n');
            return new ErrorContent(
                "CompilationError",
                (end < 0 ? first : first[..end]).ToString(),
                [.. error.Message.Split('\n').Select((line, at) => at == 0 ? Red + line + Plain : line)]);
        }

        var lines = CellErrors.Describe(error);
        return new ErrorContent(
            error.GetType().FullName ?? error.GetType().Name,
            error.Message,
            [Red + lines[0] + Plain, .. lines.Skip(1)]);
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteString("ename", Name);
        writer.WriteString("evalue", Text);
        writer.WriteStrings("traceback", Traceback);
    }

    private static ErrorContent Interruption(string text, Exception? error) => new(
        "Interrupted",
        text,
        [Red + text + Plain, .. error is null ? [] : CellErrors.Describe(error).Where(line => line.Contains(" in Cell ", StringComparison.Ordinal) || line.StartsWith("   at Cell ", StringComparison.Ordinal))]);
}
