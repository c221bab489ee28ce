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

    public static CellCompleteness Of(string code)
    {
        var tree = ScriptSession.Parse(code, "input");
        if (!SyntaxFactory.IsCompleteSubmission(tree))
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

        return new CellCompleteness(
            tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? Invalid : Complete, "");
    }
}
