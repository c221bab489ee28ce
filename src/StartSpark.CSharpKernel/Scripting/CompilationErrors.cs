using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>Writes the errors of a cell as a person wants them: the place, the sentence, the line with a pointer.</summary>
internal static class CompilationErrors
{
    private const int Shown = 10;

    private static readonly Dictionary<string, string> Hints = new(StringComparer.Ordinal)
    {
        ["CS7021"] = "A cell can't declare a namespace; put the types into the cell without it.",
        ["CS1109"] = "In a cell, write an extension method outside of any class: static int Twice(this int x) => 2 * x;",
        ["CS8345"] = "A Span can't be a variable of the notebook; use it inside of a function or of { }.",
        ["CS1024"] = "Magic commands are not supported yet; a cell here holds C# alone.",
    };

    /// <summary>The errors of the text as typed; those of the instrumented text when the former has none.</summary>
    public static string Describe(CSharpCompilation original, ImmutableArray<Diagnostic> emitted)
    {
        var errors = Errors(original.GetDiagnostics());
        if (errors.Count == 0)
        {
            errors = Errors(emitted);
        }

        var text = new StringBuilder();
        foreach (var error in errors.Take(Shown))
        {
            Append(text, error);
        }

        if (errors.Count > Shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"… and {errors.Count - Shown} more errors");
        }

        return text.ToString().TrimEnd();
    }

    private static List<Diagnostic> Errors(ImmutableArray<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start),
    ];

    private static void Append(StringBuilder text, Diagnostic error)
    {
        var message = error.GetMessage(CultureInfo.InvariantCulture);
        if (!error.Location.IsInSource)
        {
            text.Append(CultureInfo.InvariantCulture, $"error {error.Id}: {message}\n");
            return;
        }

        var place = error.Location.GetLineSpan();
        var (start, end) = (place.StartLinePosition, place.EndLinePosition);
        text.Append(CultureInfo.InvariantCulture, $"{place.Path}, line {start.Line + 1}, column {start.Character + 1}: error {error.Id}: {message}\n");
        var lines = error.Location.SourceTree!.GetText().Lines;
        if (start.Line < lines.Count)
        {
            var line = lines[start.Line].ToString();
            var last = end.Line == start.Line ? end.Character : line.Length;
            var indent = string.Concat(line.Take(start.Character).Select(c => c == '\t' ? '\t' : ' '));
            text.Append("    ").Append(line).Append('\n');
            text.Append("    ").Append(indent).Append('^', Math.Max(1, last - start.Character)).Append('\n');
        }

        if (Hints.TryGetValue(error.Id, out var hint))
        {
            text.Append("    ").Append(hint).Append('\n');
        }
    }
}
