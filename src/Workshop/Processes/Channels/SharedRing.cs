namespace Workshop.Processes;

/// <summary>A queue of bytes in shared memory for one writer and one reader, which may be two processes.</summary>
/// <remarks>
/// The positions count all bytes ever written and read; they wrap around at 2³², which the capacity, a power of two, divides.
/// Each word that the two sides write lies in a cache line of its own.
/// </remarks>
internal readonly unsafe struct SharedRing(byte* start)
{
    /// <summary>How many bytes fit. A pipe of Linux holds as many.</summary>
    internal const int Capacity = 64 * 1024;

    /// <summary>What a ring takes in memory.</summary>
    internal const int Size = HeaderSize + Capacity;

    private const int CacheLine = 64;
    private const int HeaderSize = 4 * CacheLine;

    private readonly uint* _written = (uint*)start;
    private readonly uint* _read = (uint*)(start + CacheLine);
    private readonly byte* _bytes = start + HeaderSize;

    /// <summary>Opens when there are new bytes.</summary>
    internal SharedGate Filled { get; } = new((int*)(start + (2 * CacheLine)));

    /// <summary>Opens when there is new room.</summary>
    internal SharedGate Drained { get; } = new((int*)(start + (3 * CacheLine)));

    /// <summary>Over when there are new bytes; for the reader.</summary>
    internal SharedWait ForBytes => new(_written, *_read);

    /// <summary>Over when there is new room; for the writer.</summary>
    internal SharedWait ForRoom => new(_read, *_written - Capacity);

    /// <summary>Writes as much as there is room for. Returns the number of bytes.</summary>
    /// <param name="bytes">What to write.</param>
    /// <param name="seen">
    /// How far the reader had come when this side last looked; kept by the writer. Looking costs the cache line that the reader writes,
    /// so that happens only when the room known of is too small.
    /// </param>
    internal int Write(ReadOnlySpan<byte> bytes, ref uint seen)
    {
        var position = *_written;
        if (Capacity - (position - seen) < bytes.Length)
            seen = Volatile.Read(ref *_read);
        var count = Math.Min(bytes.Length, Capacity - (int)(position - seen));
        if (count == 0)
            return 0;

        var (offset, untilEnd) = Place(position, count);
        bytes[..untilEnd].CopyTo(new Span<byte>(_bytes + offset, untilEnd));
        if (untilEnd < count)
            bytes[untilEnd..count].CopyTo(new Span<byte>(_bytes, count - untilEnd));
        Publish(_written, position + (uint)count);
        Filled.Open();
        return count;
    }

    /// <summary>Reads as much as is there. Returns the number of bytes.</summary>
    /// <param name="bytes">Where to put them.</param>
    /// <param name="seen">How far the writer had come when this side last looked; kept by the reader.</param>
    internal int Read(Span<byte> bytes, ref uint seen)
    {
        var position = *_read;
        if (seen - position < bytes.Length)
            seen = Volatile.Read(ref *_written);
        var count = Math.Min(bytes.Length, (int)(seen - position));
        if (count == 0)
            return 0;

        var (offset, untilEnd) = Place(position, count);
        new ReadOnlySpan<byte>(_bytes + offset, untilEnd).CopyTo(bytes);
        if (untilEnd < count)
            new ReadOnlySpan<byte>(_bytes, count - untilEnd).CopyTo(bytes[untilEnd..]);
        Publish(_read, position + (uint)count);
        Drained.Open();
        return count;
    }

    // The gate needs a full fence after it. An exchange is one, and leaves the core at once, where a plain store would wait in its buffer.
    private static void Publish(uint* position, uint value) => Interlocked.Exchange(ref *position, value);

    private static (int Offset, int UntilEnd) Place(uint position, int count)
    {
        var offset = (int)(position % Capacity);
        return (offset, Math.Min(count, Capacity - offset));
    }
}
