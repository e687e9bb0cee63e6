namespace Workshop.Measurement;

/// <summary>What one of many equal things costs in memory while it lives. Immutable.</summary>
/// <param name="Name">What was made.</param>
/// <param name="Count">How many lived at the same time; the figures are means over them.</param>
/// <param name="Allocated">Managed bytes that the making thread allocated for one, garbage included.</param>
/// <param name="Managed">Managed bytes that one keeps alive; null when too little to see.</param>
/// <param name="Resident">Physical memory that came on top for one; null when too little to see.</param>
/// <param name="Virtual">Addresses that came on top for one; null when too little to see.</param>
/// <remarks>
/// Memory grows in steps of pages and regions, and a process keeps memory that it no longer needs. So take hundreds of small things,
/// and read a null as "less than this method can tell", not as nothing.
/// </remarks>
public sealed record MemoryCost(string Name, int Count, Bytes Allocated, Bytes? Managed, Bytes? Resident, Bytes? Virtual)
{
    /// <summary>Makes things and weighs them while they live.</summary>
    /// <param name="name">What is made.</param>
    /// <param name="count">How many to make; 1 or more.</param>
    /// <param name="make">Makes that many on the calling thread and returns what keeps them alive; disposed of afterwards if disposable.</param>
    /// <param name="memory">Whose memory to read, before and while they live; null for this process's.</param>
    public static MemoryCost Of(string name, int count, Func<int, object> make, Func<ProcessMemory>? memory = null)
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        memory ??= ProcessMemory.OfThisProcess;

        var managedBefore = GC.GetTotalMemory(forceFullCollection: true);
        var memoryBefore = memory();
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();

        var living = make(count);
        try
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
            // Before the collection, which would take pages that came and went from the resident size, or add its own.
            var grown = memory() - memoryBefore;
            var managed = GC.GetTotalMemory(forceFullCollection: true) - managedBefore;
            return new(name, count, new Bytes(allocated) / count, PerItem(new(managed)), PerItem(grown.Resident), PerItem(grown.Virtual));
        }
        finally
        {
            (living as IDisposable)?.Dispose();
            GC.KeepAlive(living);
        }

        Bytes? PerItem(Bytes total) => total.Value > 0 ? total / count : null;
    }

    /// <summary>One line for people.</summary>
    public override string ToString() =>
        $"{Name}: managed {Text(Managed)}, resident {Text(Resident)}, virtual {Text(Virtual)} each, n = {Count}";

    private static string Text(Bytes? bytes) => bytes?.ToString() ?? "too little to see";
}
