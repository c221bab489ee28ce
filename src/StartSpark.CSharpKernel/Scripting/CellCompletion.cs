using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>
/// Completes code by a compilation on top of the session that is thrown away after. Much smaller and, with many
/// cells, much quicker than the editor's completion service.
/// </summary>
internal static class CellCompletion
{
    private const int WithSignature = 300;

    private static readonly string[] Keywords =
    [
        .. SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText).Where(text => !text.StartsWith("__", StringComparison.Ordinal)),
        "async", "await", "dynamic", "from", "get", "global", "group", "init", "into", "join", "let", "nameof", "nint",
        "not", "nuint", "orderby", "partial", "record", "required", "select", "set", "unmanaged", "var", "when",
        "where", "with", "yield",
    ];

    public static CompletionList Find(ScriptSession session, string code, int offset, CancellationToken cancellationToken)
    {
        var start = offset;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
        {
            start--;
        }

        var typed = code[start..offset];
        var tree = ScriptSession.Parse(code, "completion");
        var root = tree.GetRoot(cancellationToken);
        if (IsInText(root, start) || (typed.Length > 0 && char.IsAsciiDigit(typed[0])))
        {
            return new CompletionList(start, []);
        }

        var model = session.Compile(tree).GetSemanticModel(tree);
        var (symbols, words) = Candidates(model, root, start, cancellationToken);
        return new CompletionList(start, ItemsOf(symbols, words, typed, model, start));
    }

    private static (IEnumerable<ISymbol> Symbols, IEnumerable<string> Words) Candidates(
        SemanticModel model, SyntaxNode root, int start, CancellationToken cancellationToken)
    {
        var before = start == 0 ? default : root.FindToken(start - 1);
        while (before.RawKind != 0 && (before.SpanStart >= start || before.IsMissing))
        {
            before = before.GetPreviousToken(includeZeroWidth: false);
        }

        if (before.IsKind(SyntaxKind.DotToken) || before.IsKind(SyntaxKind.ColonColonToken))
        {
            return (Members(model, before, start, cancellationToken), []);
        }

        if (before.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression } initializer
            && before.IsKind(SyntaxKind.OpenBraceToken) | before.IsKind(SyntaxKind.CommaToken)
            && model.GetTypeInfo(initializer.Parent!, cancellationToken).Type is { } created)
        {
            return (model.LookupSymbols(start, created).Where(IsSettable), []);
        }

        var position = Math.Min(start, root.FullSpan.End);
        if (before.IsKind(SyntaxKind.NewKeyword))
        {
            return (model.LookupNamespacesAndTypes(position), []);
        }

        if (before.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null && !before.IsKind(SyntaxKind.SemicolonToken))
        {
            return (model.LookupNamespacesAndTypes(position), []);
        }

        return (model.LookupSymbols(position), [.. NamedArguments(model, before, cancellationToken), .. Keywords]);
    }

    private static IEnumerable<ISymbol> Members(
        SemanticModel model, SyntaxToken dot, int start, CancellationToken cancellationToken)
    {
        var left = dot.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            AliasQualifiedNameSyntax name => name.Alias,
            MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => (ExpressionSyntax?)null,
        };
        if (left is null)
        {
            return [];
        }

        switch (model.GetSymbolInfo(left, cancellationToken).Symbol)
        {
            case INamespaceSymbol container:
                return model.LookupNamespacesAndTypes(start, container);
            case ITypeSymbol container:
                return model.LookupStaticMembers(start, container).Concat(model.LookupNamespacesAndTypes(start, container)).Where(IsNameable);
            case IAliasSymbol { Target: INamespaceOrTypeSymbol container }:
                return model.LookupSymbols(start, container).Where(IsNameable);
        }

        var type = model.GetTypeInfo(left, cancellationToken).Type;
        if (dot.Parent is MemberBindingExpressionSyntax && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type is null || type.TypeKind == TypeKind.Error
            ? []
            : model.LookupSymbols(start, type, includeReducedExtensionMethods: true)
                .Where(symbol => !symbol.IsStatic && symbol is not INamespaceOrTypeSymbol && IsNameable(symbol));
    }

    private static IEnumerable<string> NamedArguments(SemanticModel model, SyntaxToken before, CancellationToken cancellationToken)
    {
        if (before.Parent is not ArgumentListSyntax { Parent: { } call }
            || !(before.IsKind(SyntaxKind.OpenParenToken) || before.IsKind(SyntaxKind.CommaToken)))
        {
            return [];
        }

        var info = model.GetSymbolInfo(call, cancellationToken);
        return info.CandidateSymbols.Append(info.Symbol).OfType<IMethodSymbol>()
            .SelectMany(method => method.Parameters).Select(parameter => parameter.Name + ":").Distinct(StringComparer.Ordinal);
    }

    private static List<CompletionItem> ItemsOf(
        IEnumerable<ISymbol> symbols, IEnumerable<string> words, string typed, SemanticModel model, int position)
    {
        var found = symbols
            .Where(symbol => symbol.CanBeReferencedByName && Fits(symbol.Name) && !IsHidden(symbol))
            .GroupBy(symbol => symbol.Name, StringComparer.Ordinal)
            .Select(group => (Text: group.Key, Symbol: (ISymbol?)group.First()));
        var all = found.Concat(words.Where(Fits).Select(word => (Text: word, Symbol: (ISymbol?)null)))
            .DistinctBy(item => item.Text, StringComparer.Ordinal)
            .OrderByDescending(item => item.Text.StartsWith(typed, StringComparison.Ordinal))
            .ThenByDescending(item => item.Symbol is IFieldSymbol or ILocalSymbol or IParameterSymbol)
            .ThenBy(item => item.Text, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return
        [
            .. all.Select((item, at) => item.Symbol is { } symbol
                ? new CompletionItem(item.Text, KindOf(symbol), at < WithSignature ? symbol.ToMinimalDisplayString(model, position) : "")
                : new CompletionItem(item.Text, "keyword", "")),
        ];

        bool Fits(string name) => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
    }

    private static string KindOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "function",
        IPropertySymbol => "property",
        IEventSymbol => "event",
        INamespaceSymbol => "module",
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => "enum",
        ITypeSymbol => "class",
        IFieldSymbol { IsConst: true } => "constant",
        _ => "variable",
    };

    private static bool IsNameable(ISymbol symbol) => symbol is not IMethodSymbol method
        || method.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.DelegateInvoke or MethodKind.LocalFunction;

    private static bool IsSettable(ISymbol symbol) => symbol is IPropertySymbol { IsStatic: false, SetMethod: not null }
        or IFieldSymbol { IsStatic: false, IsReadOnly: false, IsImplicitlyDeclared: false };

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute is { AttributeClass.Name: "EditorBrowsableAttribute", ConstructorArguments: [{ Value: 1 }] });

    private static bool IsInText(SyntaxNode root, int offset)
    {
        var trivia = root.FindTrivia(offset);
        var isComment = trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
            || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia);
        if (isComment && trivia.SpanStart < offset)
        {
            return true;
        }

        var before = offset == 0 ? default : root.FindTrivia(offset - 1);
        if (before.IsKind(SyntaxKind.SingleLineCommentTrivia))
        {
            return true;
        }

        var token = root.FindToken(offset);
        var inToken = token.SpanStart < offset && offset < token.Span.End;
        return (inToken && (token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.CharacterLiteralToken)))
            || (token.SpanStart <= offset && token.IsKind(SyntaxKind.InterpolatedStringTextToken));
    }
}
