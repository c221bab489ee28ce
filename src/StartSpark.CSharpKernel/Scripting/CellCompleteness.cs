using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>Whether code is ready to run as it stands.</summary>
/// <param name="Status">The protocol's word.</param>
/// <param name="Indent">How far the next line of incomplete code goes in.</param>
internal sealed record CellCompleteness(string Status, string Indent)
{
    public const string Complete = "complete";
    public const string Incomplete = "incomplete";
    public const string Invalid = "invalid";

    /// <summary>Raw string, comment and verbatim string without an end: the compiler reports them where they begin.</summary>
    private static readonly string[] Unterminated = ["CS8997", "CS1035", "CS1039"];

    public static CellCompleteness Of(string code)
    {
        var tree = ScriptSession.Parse(code, "input");
        var errors = tree.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var isOpen = errors.Any(error => Unterminated.Contains(error.Id));
        if (isOpen || (!SyntaxFactory.IsCompleteSubmission(tree) && !errors.Any(IsBeforeTheEnd)))
        {
            var open = 0;
            foreach (var token in tree.GetRoot().DescendantTokens())
            {
                open += token.IsMissing ? 0 : token.Kind() switch
                {
                    SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
                    SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
                    _ => 0,
                };
            }

            return new CellCompleteness(Incomplete, new string(' ', 4 * Math.Max(0, open)));
        }

        return new CellCompleteness(errors.Count > 0 ? Invalid : Complete, "");

        // What is missing after the last word may still be typed; an error before it stays one.
        bool IsBeforeTheEnd(Diagnostic error) =>
            error.Location.SourceSpan.Start < tree.GetRoot().GetLastToken(includeSkipped: true).Span.End;
    }
}
