using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>
/// The chain of compiled cells and their variables. Each cell is one script compilation on top of the last; memory
/// grows by the cell, not by the square of cells as with the compiler's own scripting package.
/// </summary>
/// <remarks>
/// One cell at a time compiles and runs; <see cref="Latest"/> and <see cref="Variables"/> may be read meanwhile.
/// </remarks>
internal sealed class ScriptSession(ScriptScope scope)
{
    private static readonly EmitOptions Emitting = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb)
        .WithInstrumentationKinds([InstrumentationKind.ModuleCancellation, InstrumentationKind.StackOverflowProbing]);

    private static int lastNumber;

    private readonly CellLoadContext loadContext = new();
    private readonly SubmissionTokens tokens = new();
    private ImmutableHashSet<string> passedReferences = [];
    private ImmutableArray<string> includedUsings = [];
    private CellReferenceResolver? resolver;
    private CellSourceResolver? sources;
    private object?[] states = new object?[64];
    private int count;

    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script);

    /// <summary>The last cell that began to run; null before the first.</summary>
    public CSharpCompilation? Latest { get; private set; }

    public SessionVariables Variables { get; } = new();

    public static SyntaxTree Parse(string code, string cellName) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), Parsing, cellName);

    /// <summary>A compilation on top of all cells so far, for questions about unfinished code.</summary>
    public CSharpCompilation Compile(SyntaxTree tree) => Create(tree, 0, Preamble() ?? Latest);

    /// <summary>Compiles a cell.</summary>
    /// <exception cref="CodeCompilationException">The cell has errors; all of them are in the message.</exception>
    public CompiledCell Compile(string code, string cellName, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref lastNumber);
        var tree = Parse(code, cellName);
        UnsupportedDirectives.ThrowIfAny(tree);
        if (Preamble() is { } preamble)
        {
            Advance(preamble);
            includedUsings = scope.Usings;
        }

        var original = Create(tree, number, Latest);
        var lambdas = ExpressionLambdas.In(original, tree);
        var (emitted, image, symbols) = Emit(original, tree, new InterruptRewriter(number, lambdas), cancellationToken);
        if (lambdas.Count > 0 && !emitted.Success)
        {
            // A lambda that can't have a block after all.
            var fewer = new InterruptRewriter(number, new Dictionary<LambdaExpressionSyntax, LambdaValue>());
            (emitted, image, symbols) = Emit(original, tree, fewer, cancellationToken);
        }

        if (emitted.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            // Columns are those of the text as typed, so the errors are asked for anew.
            throw new CodeCompilationException(CompilationErrors.Describe(original, emitted.Diagnostics));
        }

        // Emit fails without an error when there is nothing to emit.
        return new CompiledCell(
            number,
            original,
            emitted.Success ? image : null,
            emitted.Success ? symbols : null,
            LastExpressionOf(tree));
    }

    /// <summary>
    /// Loads a compiled cell and makes it the latest: from here on its declarations are in scope, also when it throws.
    /// </summary>
    /// <returns>Runs the cell's statements; its result is the value of the last expression.</returns>
    public Func<Task<object?>> Begin(CompiledCell cell, CancellationToken interrupted)
    {
        Advance(cell.Compilation);
        CellProbe.Enter(interrupted);
        if (cell.Image is null)
        {
            return () => Task.FromResult<object?>(null);
        }

        var assembly = Load(cell, interrupted);
        var factory = FactoryOf(cell.Compilation, assembly);
        Variables.Declare(cell, assembly, type => Array.FindLast(states, state => state?.GetType() == type));
        return () => factory(states);
    }

    /// <summary>Leaves a cell behind: what it has loaded keeps its cancelled token for ever, later cells get their own.</summary>
    /// <param name="interrupted">The token that it began with.</param>
    public void Abandon(CancellationToken interrupted) => tokens.Abandon(interrupted);

    /// <summary>Evaluates an expression on top of all cells, without becoming one.</summary>
    /// <exception cref="CodeCompilationException">The expression has errors.</exception>
    public Task<object?> EvaluateAsync(string expression, CancellationToken interrupted)
    {
        var cell = Compile(expression, "expression", interrupted);
        if (cell.Image is null)
        {
            return Task.FromResult<object?>(null);
        }

        var assembly = Load(cell, interrupted);
        return FactoryOf(cell.Compilation, assembly)((object?[])states.Clone());
    }

    private static (EmitResult Result, MemoryStream Image, MemoryStream Symbols) Emit(
        CSharpCompilation original, SyntaxTree tree, InterruptRewriter rewriter, CancellationToken cancellationToken)
    {
        var root = tree.GetRoot(cancellationToken);
        var rewritten = rewriter.Visit(root);
        var compilation = rewritten == root
            ? original
            : original.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(rewritten, Parsing));
        var (image, symbols) = (new MemoryStream(), new MemoryStream());
        return (compilation.Emit(image, symbols, options: Emitting, cancellationToken: cancellationToken), image, symbols);
    }

    private static Func<object?[], Task<object?>> FactoryOf(CSharpCompilation compilation, Assembly assembly)
    {
        var entryPoint = compilation.GetEntryPoint(CancellationToken.None)!;
        var type = assembly.GetType(entryPoint.ContainingType.MetadataName, throwOnError: true)!;
        return type.GetMethod(entryPoint.MetadataName, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
    }

    private static ExpressionSyntax? LastExpressionOf(SyntaxTree tree) =>
        tree.GetRoot() is CompilationUnitSyntax { Members: [.., GlobalStatementSyntax { Statement: ExpressionStatementSyntax last }] }
        && last.SemicolonToken.IsMissing
            ? last.Expression
            : null;

    private Assembly Load(CompiledCell cell, CancellationToken interrupted)
    {
        // Slot 0 is the script host's, which this kernel has none of.
        if (count + 2 >= states.Length)
        {
            Array.Resize(ref states, states.Length * 2);
        }

        cell.Image!.Position = 0;
        cell.Symbols!.Position = 0;
        var assembly = loadContext.LoadCell(cell.Compilation.AssemblyName!, cell.Image, cell.Symbols);
        tokens.Add(cell.Number, assembly, interrupted);
        tokens.SetAll(interrupted);
        return assembly;
    }

    /// <summary>A submission with the usings that the chain does not have yet; null when it has all.</summary>
    private CSharpCompilation? Preamble()
    {
        var missing = scope.Usings.Except(includedUsings).ToList();
        return missing.Count == 0
            ? null
            : Create(Parse(string.Concat(missing.Select(name => $"using {name};")), "usings"), Interlocked.Increment(ref lastNumber), Latest);
    }

    private void Advance(CSharpCompilation submission)
    {
        count++;
        Latest = submission;
        passedReferences = passedReferences.Union(submission.ExternalReferences.Select(reference => reference.Display!));
    }

    private CSharpCompilation Create(SyntaxTree tree, int number, CSharpCompilation? previous)
    {
        var folder = Directory.GetCurrentDirectory();
        if (sources?.BaseDirectory != folder)
        {
            sources = new CellSourceResolver(folder);
        }

        return CSharpCompilation.CreateScriptCompilation(
            $"Cell-{number}",
            tree,
            References(previous),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                usings: scope.StaticUsings,
                optimizationLevel: OptimizationLevel.Release,
                allowUnsafe: true,
                metadataReferenceResolver: resolver ??= new CellReferenceResolver(loadContext),
                sourceReferenceResolver: sources,
                concurrentBuild: false,
                nullableContextOptions: NullableContextOptions.Annotations),
            previous,
            returnType: null,
            globalsType: null);
    }

    // A submission inherits what the one before it referred to.
    private ImmutableArray<MetadataReference> References(CSharpCompilation? previous) => previous is null
        ? [.. FrameworkAssemblies.All, MetadataReference.CreateFromFile(typeof(ScriptSession).Assembly.Location), .. scope.References]
        : [.. scope.References.Where(reference => !passedReferences.Contains(reference.Display!) && !previous.ExternalReferences.Contains(reference))];
}
