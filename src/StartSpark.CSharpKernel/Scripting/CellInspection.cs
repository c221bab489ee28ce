using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StartSpark.CSharpKernel.Display;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>Finds what the name at the cursor is and what its documentation says.</summary>
internal static class CellInspection
{
    private const int ShownOverloads = 8;

    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static Inspection? Find(ScriptSession session, string code, int offset, CancellationToken cancellationToken)
    {
        var tree = ScriptSession.Parse(code, "inspection");
        if (NameAt(tree.GetRoot(cancellationToken), offset) is not { } node)
        {
            return null;
        }

        var compilation = session.Compile(tree);
        var symbols = SymbolsAt(compilation.GetSemanticModel(tree), node, cancellationToken);
        if (symbols is [])
        {
            return null;
        }

        var signatures = string.Join('\n', symbols.Take(ShownOverloads).Select(symbol => symbol.ToDisplayString(Format)));
        if (symbols.Count > ShownOverloads)
        {
            signatures += $"\n… and {symbols.Count - ShownOverloads} more overloads";
        }

        if (symbols[0] is IFieldSymbol { ContainingType.IsScriptClass: true } variable
            && session.Variables.TryGet(variable.Name, out var value) && PlainText.IsScalar(value))
        {
            signatures += $" = {PlainText.OfLine(value)}";
        }

        var text = new StringBuilder();
        foreach (var (heading, body) in XmlDocumentation.SectionsOf(symbols[0], compilation, cancellationToken))
        {
            text.Append("\n\n").Append(heading.Length == 0 ? "" : heading + ": ").Append(body);
        }

        return new Inspection(signatures + text, $"```csharp\n{signatures}\n```{text}");
    }

    private static SyntaxNode? NameAt(SyntaxNode root, int offset)
    {
        if (root.FullSpan.IsEmpty)
        {
            return null;
        }

        var token = root.FindToken(Math.Min(offset, root.FullSpan.End));
        if (!IsName(token) || token.SpanStart > offset)
        {
            token = offset == 0 ? token : root.FindToken(offset - 1);
        }

        // Inside of the parentheses of a call: the method that is called.
        if (!IsName(token) && token.Parent?.FirstAncestorOrSelf<ArgumentListSyntax>() is { Parent: InvocationExpressionSyntax call })
        {
            token = call.Expression.GetLastToken();
        }

        return IsName(token) ? token.Parent : null;
    }

    private static bool IsName(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) || token.Parent is PredefinedTypeSyntax;

    private static IReadOnlyList<ISymbol> SymbolsAt(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        var info = model.GetSymbolInfo(node, cancellationToken);
        var found = info.Symbol ?? model.GetDeclaredSymbol(node, cancellationToken);
        if (found is not null)
        {
            return [found];
        }

        return info.CandidateSymbols is { IsEmpty: false } candidates ? candidates : [.. model.GetMemberGroup(node, cancellationToken)];
    }
}
