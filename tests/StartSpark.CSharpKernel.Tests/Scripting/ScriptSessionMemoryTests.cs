using StartSpark.CSharpKernel.Scripting;

namespace StartSpark.CSharpKernel.Tests.Scripting;

/// <summary>What a long session holds. Runs alone: the memory is the whole process's.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
[Collection("Alone")]
public sealed class ScriptSessionMemoryTests
{
    private readonly ScriptSession session = new(new ScriptScope());
    private int cells;

    [Fact]
    public async Task Run_SameCellTenTimes_LetsGoOfTheOldVariables()
    {
        for (var i = 0; i < 10; i++)
        {
            await RunAsync("var big = new byte[50_000_000]; System.Runtime.CompilerServices.Unsafe.InitBlock(ref big[0], 1, 1);");
        }

        var held = GC.GetTotalMemory(forceFullCollection: true);
        Assert.InRange(held, 50_000_000, 150_000_000);
        Assert.Equal(50_000_000, await RunAsync("big.Length"));
    }

    [Fact]
    public async Task Run_HundredMoreCells_GrowByTheCellAndNotBySquares()
    {
        for (var i = 0; i < 60; i++)
        {
            await RunAsync($"var x{i} = {i}; x{i} + 1");
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 60; i < 160; i++)
        {
            await RunAsync($"var x{i} = {i}; x{i} + 1");
        }

        var perCell = (GC.GetTotalMemory(forceFullCollection: true) - before) / 100;
        Assert.True(perCell < 200_000, $"{perCell} bytes a cell");
    }

    private Task<object?> RunAsync(string code) => session.RunAsync(code, $"Cell {++cells}");
}
