namespace Workshop.Processes.Ipc;

/// <summary>A ring of bytes in shared memory, from one writer to one reader.</summary>
/// <remarks>
/// <para>Both count what they have moved; the counts wrap round at 2³², and their difference is what lies in the ring. Each process
/// writes one count and reads the other, so no lock is needed (Lamport 1983).</para>
/// <para>Who has to wait first announces it, then looks once more, then sleeps on the other's count; who moves a count
/// looks for an announcement afterwards. With a full fence in between on both sides, one of the two sees the other.</para>
/// <para>Layout, each count on a cache line of its own: written, reader waits, read, writer waits, closed, bytes.</para>
/// </remarks>
internal sealed unsafe class SharedRing
{
    /// <summary>A power of two, so that the wrapped counts stay in step with the places.</summary>
    internal const int Capacity = 1 << 18;

    /// <summary>The memory a ring takes.</summary>
    internal const int Size = 5 * Line + Capacity;

    // Two lines of 64 bytes: processors fetch neighbours in pairs.
    private const int Line = 128;

    /// <summary>The most looks before the kernel is asked to sleep: some 20 microseconds, about what a wake-up costs.</summary>
    private const int MostSpins = 512;

    private const int FewestSpins = 8;

    /// <summary>How often a sleeper makes sure that the other process still lives.</summary>
    private static readonly TimeSpan LifeCheck = TimeSpan.FromMilliseconds(20);

    private readonly SharedWord _written;
    private readonly SharedWord _readerWaits;
    private readonly SharedWord _read;
    private readonly SharedWord _writerWaits;
    private readonly SharedWord _closed;
    private readonly byte* _bytes;
    private readonly Func<bool> _isPeerGone;

    /// <summary>Halved when looking was in vain: where processors are scarce, a spinning process keeps its peer from running.</summary>
    private int _spins = Environment.ProcessorCount > 1 ? MostSpins : 0;

    internal SharedRing(byte* memory, Func<bool> isPeerGone)
    {
        _written = At(memory, 0);
        _readerWaits = At(memory, 1);
        _read = At(memory, 2);
        _writerWaits = At(memory, 3);
        _closed = At(memory, 4);
        _bytes = memory + 5 * Line;
        _isPeerGone = isPeerGone;
    }

    /// <returns>False when the reader is gone; some bytes may have been written then.</returns>
    internal bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var written = _written.Value;
            if (!WaitForChange(_read, _writerWaits, written - Capacity, isWriter: true))
                return false;
            var free = Capacity - (int)(written - _read.Value);
            var chunk = bytes[..Math.Min(bytes.Length, free)];
            var place = (int)(written % Capacity);
            var first = Math.Min(chunk.Length, Capacity - place);
            chunk[..first].CopyTo(new(_bytes + place, first));
            chunk[first..].CopyTo(new(_bytes, Capacity));
            Move(_written, written + (uint)chunk.Length, _readerWaits);
            bytes = bytes[chunk.Length..];
        }

        return true;
    }

    /// <returns>False when the writer is gone before enough bytes came.</returns>
    internal bool TryRead(Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var read = _read.Value;
            if (!WaitForChange(_written, _readerWaits, read, isWriter: false))
                return false;
            var count = Math.Min(bytes.Length, (int)(_written.Value - read));
            var place = (int)(read % Capacity);
            var first = Math.Min(count, Capacity - place);
            new ReadOnlySpan<byte>(_bytes + place, first).CopyTo(bytes);
            new ReadOnlySpan<byte>(_bytes, count - first).CopyTo(bytes[first..]);
            Move(_read, read + (uint)count, _writerWaits);
            bytes = bytes[count..];
        }

        return true;
    }

    /// <summary>Tells the other process that this one will neither write nor read any more.</summary>
    internal void Close()
    {
        _closed.Value = 1;
        Interlocked.MemoryBarrier();
        _written.Wake();
        _read.Wake();
    }

    private static SharedWord At(byte* memory, int line) => new((uint*)(memory + line * Line));

    private static void Move(SharedWord count, uint value, SharedWord waits)
    {
        count.Value = value;
        Interlocked.MemoryBarrier();
        if (waits.Value == 0)
            return;
        waits.Value = 0;
        count.Wake();
    }

    /// <summary>Waits while <paramref name="count"/> is <paramref name="value"/>, which means full to the writer and empty to the reader.</summary>
    /// <returns>False when the other side is gone. What it left in the ring comes first.</returns>
    private bool WaitForChange(SharedWord count, SharedWord waits, uint value, bool isWriter)
    {
        for (var spins = 0; spins < _spins; spins++)
        {
            if (count.Value != value)
            {
                _spins = Math.Min(2 * _spins, MostSpins);
                return !isWriter || _closed.Value == 0;
            }

            Thread.SpinWait(1);
        }

        _spins = Math.Max(_spins / 2, Environment.ProcessorCount > 1 ? FewestSpins : 0);
        while (true)
        {
            waits.Value = 1;
            Interlocked.MemoryBarrier();
            if (_closed.Value != 0)
                return !isWriter && HasMoved(count, value);
            if (count.Value != value)
                return true;
            // Asking whether the peer lives costs two calls of the kernel, so only after a sleep that nobody ended.
            if (!count.WaitWhile(value, LifeCheck) && _isPeerGone())
                return !isWriter && HasMoved(count, value);
        }
    }

    /// <summary>Looks again: what the other side wrote before it went must be seen after its going is.</summary>
    private static bool HasMoved(SharedWord count, uint value)
    {
        Interlocked.MemoryBarrier();
        return count.Value != value;
    }
}
