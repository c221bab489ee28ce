using System.Text;
using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel.Display;

/// <summary>
/// What a cell can call by its bare name: <c>Display(value)</c>, <c>Html("…")</c>, <c>ClearOutput()</c>.
/// Safe for use from several threads; output goes below the cell whose code calls.
/// </summary>
public static class Cell
{
    private static ICellOutput? output;

    /// <summary>Shows a value below the cell, as the cell's result would look.</summary>
    /// <param name="value">The value, of any type; <c>null</c> shows <c>null</c>.</param>
    /// <returns>The place where it is shown, which can be updated.</returns>
    public static DisplayHandle Display(object? value)
    {
        var handle = new DisplayHandle(Guid.NewGuid().ToString("N"));
        Output.Display(value, handle.Id, isUpdate: false);
        return handle;
    }

    /// <summary>Makes a value that shows as HTML.</summary>
    /// <param name="html">The markup; the front end decides whether its scripts run.</param>
    /// <returns>The value, to be displayed or to end a cell with.</returns>
    public static MimeBundle Html(string html) => MimeBundle.FromText(html).With("text/html", html);

    /// <summary>Makes a value that shows as Markdown.</summary>
    /// <param name="markdown">The text.</param>
    /// <returns>The value, to be displayed or to end a cell with.</returns>
    public static MimeBundle Markdown(string markdown) => MimeBundle.FromText(markdown).With("text/markdown", markdown);

    /// <summary>Makes a value that shows as a formula.</summary>
    /// <param name="latex">LaTeX, with its dollar signs.</param>
    /// <returns>The value, to be displayed or to end a cell with.</returns>
    public static MimeBundle Latex(string latex) => MimeBundle.FromText(latex).With("text/latex", latex);

    /// <summary>Makes a value that shows as a tree of JSON.</summary>
    /// <param name="json">One JSON value.</param>
    /// <returns>The value, to be displayed or to end a cell with.</returns>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON.</exception>
    public static MimeBundle Json(string json) =>
        MimeBundle.FromText(json).WithJson("application/json", Encoding.UTF8.GetBytes(json));

    /// <summary>Makes a value that shows as a picture.</summary>
    /// <param name="bytes">The picture's file content.</param>
    /// <param name="mimeType">Its type; by default found in its first bytes, PNG when they tell nothing.</param>
    /// <returns>The value, to be displayed or to end a cell with.</returns>
    public static MimeBundle Image(ReadOnlyMemory<byte> bytes, string? mimeType = null)
    {
        var type = mimeType ?? ImageType.Of(bytes.Span);
        var text = MimeBundle.FromText($"{type}, {bytes.Length} bytes");
        return type == ImageType.Svg ? text.With(type, Encoding.UTF8.GetString(bytes.Span)) : text.WithBytes(type, bytes);
    }

    /// <summary>Clears what the cell has shown so far.</summary>
    /// <param name="wait">True to clear at the next output, which avoids flicker; false, the default, at once.</param>
    public static void ClearOutput(bool wait = false) => Output.Clear(wait);

    /// <summary>Asks the person for a line of text.</summary>
    /// <param name="prompt">What to ask; nothing by default.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">The front end takes no questions.</exception>
    public static string Input(string prompt = "") => Output.Ask(prompt, isPassword: false);

    /// <summary>Asks the person for a secret; the front end does not show what is typed.</summary>
    /// <param name="prompt">What to ask; nothing by default.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">The front end takes no questions.</exception>
    public static string Password(string prompt = "") => Output.Ask(prompt, isPassword: true);

    internal static ICellOutput Output =>
        output ?? throw new InvalidOperationException("This works in a cell of a notebook only.");

    internal static void Connect(ICellOutput cellOutput) => output = cellOutput;
}
