using StartSpark.CSharpKernel.Extensibility;
using StartSpark.CSharpKernel.Scripting;
using StartSpark.Testing;

namespace StartSpark.CSharpKernel.Tests.Scripting;

public sealed class ScriptSessionTests
{
    private readonly ScriptSession session = new(new ScriptScope());
    private int cells;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_CellsOneAfterTheOther_ShareVariablesFunctionsTypesAndUsings()
    {
        await RunAsync("using System.Numerics; var x = 1; record Point(int X); int Twice(int a) => 2 * a; static int Thrice(this int a) => 3 * a;");
        await RunAsync("x = Twice(x) + await Task.FromResult(1);");
        Assert.Equal(9, await RunAsync("x.Thrice()"));
        Assert.Equal(4, await RunAsync("new Point(4).X"));
        Assert.Equal("1", (await RunAsync("BigInteger.One.ToString()"))!);
    }

    [Theory]
    [InlineData("// nothing to run")]
    [InlineData("")]
    [InlineData("using System.Numerics;")]
    public async Task Run_NothingToRun_GivesNothingAndKeepsTheSession(string code)
    {
        await RunAsync("var x = 5;");
        Assert.Null(await RunAsync(code));
        Assert.Equal(5, await RunAsync("x"));
    }

    [Theory]
    [InlineData("new[] { 1, 2 }.Select(x => x * 2).Sum()", 6)]
    [InlineData("var n = 0; Action<int> add = x => n += x; add(4); n", 4)]
    [InlineData("Func<Task> f = async () => await Task.Yield(); await f(); 1", 1)]
    [InlineData("Func<Task<int>> f = async () => await Task.FromResult(3); await f()", 3)]
    [InlineData("Func<Task> f = () => Task.CompletedTask; await f(); 2", 2)]
    [InlineData("Func<int, Func<int, int>> f = a => b => a + b; f(1)(2)", 3)]
    [InlineData("Func<int> f = () => throw new Exception(); 5", 5)]
    [InlineData("new[] { 1, 2, 3 }.AsQueryable().Where(x => new[] { 2, 3 }.Any(y => y == x)).Count()", 2)]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> e = x => x + 1; e.Body.ToString().Length", 7)]
    [InlineData("int[] a = { 1 }; (from x in a let y = x + 1 select new Func<int>(() => y)()).Single()", 2)]
    [InlineData("static int Apply(Func<int, int> f) => f(1); Apply(static x => x + 1)", 2)]
    [InlineData("delegate ref int R(int[] a); R r = (int[] a) => ref a[0]; var z = new[] { 7 }; r(z)", 7)]
    public async Task Run_Lambdas_MeanWhatTheyMeanElsewhere(string code, int expected) =>
        Assert.Equal(expected, await RunAsync(code));

    [Fact]
    public async Task Run_CellThatThrows_KeepsWhatItAssigned()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("var x = 1; if (x == 1) throw new InvalidOperationException(); x = 2;"));
        Assert.Equal(1, await RunAsync("x"));
    }

    [Fact]
    public async Task Run_CellThatDoesNotCompile_LeavesNothingBehind()
    {
        await RunAsync("var x = 1;");
        await Assert.ThrowsAsync<CodeCompilationException>(() => RunAsync("var x = 2; nonsense"));
        Assert.Equal(1, await RunAsync("x"));
    }

    [Fact]
    public async Task Run_FunctionOfAnEarlierCell_KeepsItsVariableWhenTheNameIsDeclaredAnew()
    {
        await RunAsync("var text = \"old\"; string Text() => text;");
        await RunAsync("var text = \"new\";");
        Assert.Equal("old", await RunAsync("Text()"));
        Assert.Equal("new", await RunAsync("text"));
    }

    [Theory]
    [InlineData("\n  var y = nope;", "Cell 1, line 2, column 11: error CS0103")]
    [InlineData("int F()\n{\n    return \"a\";\n}", "Cell 1, line 3, column 12: error CS0029")]
    [InlineData("while (true) { var a = 1; a.Foo(); }", "Cell 1, line 1, column 29: error CS1061")]
    public async Task Compile_Error_NamesCellLineColumnAndPointsAtTheCode(string code, string place)
    {
        var error = await Assert.ThrowsAsync<CodeCompilationException>(() => RunAsync(code));
        Assert.StartsWith(place, error.Message, StringComparison.Ordinal);
        var lines = error.Message.Split('\n');
        Assert.Contains(lines[1].Trim(), code, StringComparison.Ordinal);
        Assert.StartsWith("^", lines[2].Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#r \"nuget: Humanizer, 2.0\"", "NuGet", "#r \"path/to/Humanizer.dll\"")]
    [InlineData("#!fsharp\nlet x = 1", "#!fsharp", "does not run yet")]
    [InlineData("var a = 1;\n#!sql", "Cell 1, line 2", "Remove the line")]
    [InlineData("#!csharp\n1", "not needed", "Remove the line")]
    public async Task Compile_WhatIsNotSupportedYet_SaysWhatToDo(string code, string what, string todo)
    {
        var error = await Assert.ThrowsAsync<CodeCompilationException>(() => RunAsync(code));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Contains(todo, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compile_MagicInsideOfAString_IsText() =>
        Assert.Equal("#!sql", await RunAsync("\"\"\"\n#!sql\n\"\"\""));

    [Fact]
    public async Task Reference_PathOfALibrary_MakesItsTypesUsable()
    {
        using var folder = new TestFolder("reference");
        var copy = folder.File("library", "Copied.dll");
        File.Copy(typeof(Require).Assembly.Location, copy);
        await RunAsync($"#r \"{copy.Replace("\\", "\\\\", StringComparison.Ordinal)}\"");
        await Assert.ThrowsAsync<CodeCompilationException>(() => RunAsync("#r \"no/such.dll\""));
        Assert.Equal("StartSpark.Testing", await RunAsync("typeof(StartSpark.Testing.TestFolder).Namespace"));
    }

    [Fact]
    public async Task Load_FileBesideTheNotebook_RunsIt()
    {
        using var folder = new TestFolder("load");
        var script = folder.Write("script.csx", "var loaded = 11;");
        await RunAsync($"#load \"{script.Replace("\\", "\\\\", StringComparison.Ordinal)}\"");
        Assert.Equal(11, await RunAsync("loaded"));
    }

    [Fact]
    public async Task Scope_StaticUsingWithNamesOfTypes_LeavesTheTypesUsable()
    {
        var scope = new ScriptScope();
        scope.AddReference(typeof(ScopeFunctions).Assembly);
        scope.AddStaticUsing(typeof(ScopeFunctions).FullName!);
        var scoped = new ScriptSession(scope);
        Assert.Equal("array of 2", await scoped.RunAsync("Array(1, 2)"));
        Assert.Equal(1, await scoped.RunAsync("var a = new[] { 2, 1 }; Array.Sort(a); a[0]"));
    }

    [Fact]
    public async Task Variables_TryGet_SeesWhatTheNextCellWouldSee()
    {
        await RunAsync("var x = 1; var y = \"a\";");
        await RunAsync("// nothing");
        await RunAsync("x = 5; var y = \"b\";");
        Assert.True(session.Variables.TryGet("x", out var x));
        Assert.True(session.Variables.TryGet("y", out var y));
        Assert.False(session.Variables.TryGet("z", out _));
        Assert.Equal((5, "b"), (x, y));
    }

    [Fact]
    public async Task Abandon_CellThatNeverLoaded_LeavesTheOthersTheirTokens()
    {
        using var unborn = new CancellationTokenSource();
        session.Abandon(unborn.Token);
        await RunAsync("int One() => 1;");

        session.Abandon(unborn.Token);

        using var running = new CancellationTokenSource();
        var cell = Begin("One()", running.Token);
        await running.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(cell);
    }

    [Fact]
    public async Task Abandon_CellThatLoaded_StaysCancelledAndItsVariablesStay()
    {
        using var abandoned = new CancellationTokenSource();
        await Begin("int One() => 1; var x = 5;", abandoned.Token)();
        await abandoned.CancelAsync();

        session.Abandon(abandoned.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync("One()"));
        Assert.Equal(5, await RunAsync("x"));
    }

    [Fact]
    public async Task Begin_AfterAnInterruptedCell_ItsLambdasObeyTheCellThatCallsThem()
    {
        using var interrupted = new CancellationTokenSource();
        await Begin("Func<int> one = () => 1;", interrupted.Token)();
        await interrupted.CancelAsync();
        Assert.Equal(1, await RunAsync("one()"));

        using var running = new CancellationTokenSource();
        var cell = Begin("one()", running.Token);
        await running.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(cell);
    }

    private Func<Task<object?>> Begin(string code, CancellationToken interrupted) =>
        session.Begin(session.Compile(code, $"Cell {++cells}", interrupted), interrupted);

    private Task<object?> RunAsync(string code) => session.RunAsync(code, $"Cell {++cells}");
}
