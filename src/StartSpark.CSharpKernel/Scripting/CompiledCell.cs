using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>A cell that compiled, ready to run once.</summary>
/// <param name="Number">The number of the submission in its session, unique also among sessions.</param>
/// <param name="Compilation">The compilation of the unchanged text; the next cell builds on it.</param>
/// <param name="Image">The assembly; null when the cell has nothing to run, such as only comments or usings.</param>
/// <param name="Symbols">The line numbers of the assembly.</param>
/// <param name="LastExpression">The expression without semicolon at the end, whose value the cell shows.</param>
internal sealed record CompiledCell(
    int Number,
    CSharpCompilation Compilation,
    MemoryStream? Image,
    MemoryStream? Symbols,
    ExpressionSyntax? LastExpression)
{
    /// <summary>Whether the cell ends in an expression that has a value, null included.</summary>
    public bool HasValue()
    {
        if (LastExpression is null)
        {
            return false;
        }

        var type = Compilation.GetSemanticModel(LastExpression.SyntaxTree).GetTypeInfo(LastExpression).Type;
        return type?.SpecialType != Microsoft.CodeAnalysis.SpecialType.System_Void;
    }
}
