using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>
/// Puts a check for interruption into the loops and block lambdas of a script's top-level statements, which the
/// compiler's own instrumentation leaves out. Lines stay where they are; columns need not, since errors are always
/// reported on the unchanged tree.
/// </summary>
/// <param name="submission">The number that the checks pass.</param>
/// <param name="lambdas">The lambdas without a block that become one; empty to leave all.</param>
internal sealed class InterruptRewriter(int submission, IReadOnlyDictionary<LambdaExpressionSyntax, LambdaValue> lambdas)
    : CSharpSyntaxRewriter
{
    private readonly StatementSyntax check = SyntaxFactory.ParseStatement(
        $"global::{typeof(CellProbe).FullName}.{nameof(CellProbe.Check)}({submission});");

    // The compiler instruments these itself; only the probe, though, keeps an interrupted cell's loop in the background stopped.
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        node.Modifiers.Any(SyntaxKind.AsyncKeyword) ? base.VisitMethodDeclaration(node) : node;

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => node;

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => node;

    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) => node;

    public override SyntaxNode? VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) => node;

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var visited = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    public override SyntaxNode? VisitLabeledStatement(LabeledStatementSyntax node)
    {
        var visited = (LabeledStatementSyntax)base.VisitLabeledStatement(node)!;
        return visited.Statement is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax
            ? visited
            : visited.WithStatement(Checked(visited.Statement));
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        var visited = (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!;
        return visited.Block is { } block ? visited.WithBlock(Checked(block))
            : Block(node, visited) is { } made ? visited.WithExpressionBody(null).WithBlock(made)
            : visited;
    }

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        var visited = (ParenthesizedLambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!;
        return visited.Block is { } block ? visited.WithBlock(Checked(block))
            : Block(node, visited) is { } made ? visited.WithExpressionBody(null).WithBlock(made)
            : visited;
    }

    public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node)
    {
        var visited = (AnonymousMethodExpressionSyntax)base.VisitAnonymousMethodExpression(node)!;
        return visited.WithBlock(Checked(visited.Block));
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var visited = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        return visited.Body is { } body ? visited.WithBody(Checked(body)) : visited;
    }

    private BlockSyntax? Block(LambdaExpressionSyntax original, LambdaExpressionSyntax visited) =>
        lambdas.TryGetValue(original, out var value)
            ? SyntaxFactory.Block(check, value == LambdaValue.Returned
                ? SyntaxFactory.ReturnStatement(visited.ExpressionBody)
                : SyntaxFactory.ExpressionStatement(visited.ExpressionBody!))
            : null;

    private BlockSyntax Checked(StatementSyntax body) => body is BlockSyntax block
        ? block.WithStatements(block.Statements.Insert(0, check))
        : SyntaxFactory.Block(check, body);
}
