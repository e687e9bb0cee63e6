namespace Workshop.Scripting.Tests;

/// <summary>The heap is the process's, so no other test may run meanwhile.</summary>
[Collection(nameof(HeapGrowthTests))]
public class HeapGrowthTests : EngineTest
{
    private const int Cells = 100;

    [Fact]
    public Task A_cell_that_declares_nothing_leaves_little_more_than_its_assembly() => GrowthIsBelow(24 << 10, _ => "1 + 1");

    [Fact]
    public Task A_cell_that_declares_a_variable_leaves_little_more_than_its_assembly_and_names() => GrowthIsBelow(100 << 10, i => $"var loaf{i} = {i};");

    private async Task GrowthIsBelow(long bytesPerCell, Func<int, string> source)
    {
        for (var i = 0; i < 10; i++)
            await Run(source(-i).Replace("-", "_", StringComparison.Ordinal));
        var before = Used();
        for (var i = 0; i < Cells; i++)
            Assert.Null((await Run(source(i))).Error);
        Assert.InRange((Used() - before) / Cells, long.MinValue, bytesPerCell);
    }

    private static long Used()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}

/// <summary>Runs <see cref="HeapGrowthTests"/> after everything else.</summary>
[CollectionDefinition(nameof(HeapGrowthTests), DisableParallelization = true)]
public class HeapGrowthAlone;
