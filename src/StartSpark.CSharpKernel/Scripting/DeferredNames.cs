using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>
/// Finds the names that code which can run after its cell has ended (functions, lambdas, types, lazy queries) may
/// use. A variable under such a name is kept when a later cell declares it anew; all others can be let go.
/// </summary>
internal sealed class DeferredNames : CSharpSyntaxWalker
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private int depth;

    public static IReadOnlySet<string> In(SyntaxNode root)
    {
        var walker = new DeferredNames();
        walker.Visit(root);
        return walker.names;
    }

    public override void DefaultVisit(SyntaxNode node)
    {
        var deferred = node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
            or QueryExpressionSyntax or BaseMethodDeclarationSyntax or BaseTypeDeclarationSyntax
            or BasePropertyDeclarationSyntax;
        depth += deferred ? 1 : 0;
        base.DefaultVisit(node);
        depth -= deferred ? 1 : 0;
    }

    public override void VisitIdentifierName(IdentifierNameSyntax node)
    {
        if (depth > 0)
        {
            names.Add(node.Identifier.ValueText);
        }
    }
}
