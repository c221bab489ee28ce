using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>
/// Finds the lambdas of top-level statements that have an expression as body and become delegates, such as the
/// <c>x =&gt; x * 2</c> of a LINQ query: a check for interruption in them stops the library's loop that calls them.
/// Those that become expression trees stay as they are.
/// </summary>
internal static class ExpressionLambdas
{
    private static readonly Dictionary<LambdaExpressionSyntax, LambdaValue> None = [];

    public static IReadOnlyDictionary<LambdaExpressionSyntax, LambdaValue> In(CSharpCompilation compilation, SyntaxTree tree)
    {
        var candidates = tree.GetRoot()
            .DescendantNodes(node => node is not (BaseMethodDeclarationSyntax or BaseTypeDeclarationSyntax))
            .OfType<LambdaExpressionSyntax>()
            .Where(lambda => lambda.ExpressionBody is not (null or ThrowExpressionSyntax or RefExpressionSyntax))
            .ToList();
        if (candidates.Count == 0)
        {
            return None;
        }

        var model = compilation.GetSemanticModel(tree);
        Dictionary<LambdaExpressionSyntax, LambdaValue> found = [];
        foreach (var lambda in candidates)
        {
            if (lambda.Ancestors().OfType<LambdaExpressionSyntax>().All(outer => DelegateOf(model, outer) is not null)
                && DelegateOf(model, lambda) is { } target)
            {
                found[lambda] = IsWithoutValue(lambda, target.ReturnType) ? LambdaValue.Dropped : LambdaValue.Returned;
            }
        }

        return found;
    }

    private static IMethodSymbol? DelegateOf(SemanticModel model, LambdaExpressionSyntax lambda) =>
        (model.GetTypeInfo(lambda).ConvertedType as INamedTypeSymbol)?.DelegateInvokeMethod;

    private static bool IsWithoutValue(LambdaExpressionSyntax lambda, ITypeSymbol returned) =>
        returned.SpecialType == SpecialType.System_Void
        || (lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword) && returned is INamedTypeSymbol { IsGenericType: false });
}
