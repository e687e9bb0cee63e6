using Workshop.Measurement;

namespace Workshop.Tests.Measurement;

public class MemoryCostTests
{
    [Fact]
    public void An_array_costs_its_bytes()
    {
        var cost = MemoryCost.Of("kibibyte", 200, count => Enumerable.Range(0, count).Select(_ => new byte[1024]).ToArray());

        // The allocations of this thread are exact. What lives besides belongs to the whole process, other tests included.
        Assert.InRange(cost.Allocated.Value, 1024, 1024 + 200);
        Assert.Equal(200, cost.Count);
    }

    [Fact]
    public void Memory_of_elsewhere_is_read_before_and_while_they_live()
    {
        var alive = false;

        var cost = MemoryCost.Of(
            "unit", 10,
            _ => new Ending(() => alive = false, alive = true),
            () => alive ? new(new(5_000), new(9_000)) : new(new(1_000), new(9_500)));

        Assert.Equal(new Bytes(400), cost.Resident);
        Assert.Null(cost.Virtual);
        Assert.False(alive);
    }

    [Fact]
    public void What_lives_is_disposed_of_even_when_reading_fails()
    {
        var ended = false;
        var reads = 0;

        Assert.Throws<FormatException>(() => MemoryCost.Of(
            "unit", 1, _ => new Ending(() => ended = true, true), () => reads++ == 0 ? default : throw new FormatException()));

        Assert.True(ended);
    }

    [Fact]
    public void A_process_has_memory_and_more_addresses_than_memory()
    {
        var memory = ProcessMemory.OfThisProcess();

        Assert.True(memory.Resident.Value > 0);
        Assert.True(memory.Virtual > memory.Resident);
    }

    [Fact]
    public void A_process_that_is_not_there_is_an_error() =>
        Assert.Throws<ArgumentException>(() => ProcessMemory.Of(int.MaxValue));

    private sealed class Ending(Action end, bool alive) : IDisposable
    {
        public bool Alive { get; } = alive;

        public void Dispose() => end();
    }
}
