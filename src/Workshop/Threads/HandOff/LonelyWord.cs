namespace Workshop.Threads;

/// <summary>A variable that shares its cache line with nothing else, and that the garbage collector never moves.</summary>
internal sealed unsafe class LonelyWord
{
    private const int CacheLine = 64 / sizeof(int);

    private readonly int[] _lines = GC.AllocateArray<int>(2 * CacheLine, pinned: true);

    internal LonelyWord()
    {
        fixed (int* start = _lines)
            Address = start + CacheLine;
    }

    /// <summary>Where it lies; valid as long as this object lives.</summary>
    internal int* Address { get; }

    internal int Value
    {
        get => Volatile.Read(ref *Address);
        set => Volatile.Write(ref *Address, value);
    }
}
