using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

// Which worker is the calling thread? A thread-local variable answers that with a call and four reads, each of which needs the one
// before: several turns' worth. But each worker's turns begin at the same place of its own stack, so the address of a local tells too.
public sealed unsafe partial class Worker
{
    // Of its stack, below the frame of its loop. No thread has a smaller one. Turns that go deeper use the thread-local variable.
    private const int Reach = 1 << BlockBits;
    private const int BlockBits = 16;

    private static readonly Worker?[] _byStack = new Worker?[256];

    [ThreadStatic]
    private static Worker? _current;

    /// <summary>The worker that the calling thread is; null on any other thread.</summary>
    public static Worker? Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            byte local;
            var here = (nuint)(&local);
            return _byStack[Slot(here)] is { } likely && likely.HasOnStack(here) ? likely : CurrentOfThread();
        }
    }

    /// <summary>The calling thread is this worker's. Less dear than <see cref="Current"/>; may be false for a turn that went deep.</summary>
    internal bool IsThisThread
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            byte local;
            return HasOnStack((nuint)(&local));
        }
    }

    private bool HasOnStack(nuint address) => (nuint)_turn - address < Reach;

    // Out of line, because it is long and seldom needed.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Worker? CurrentOfThread() => _current;

    private static int Slot(nuint address) => (byte)(address >> BlockBits);

    // Two workers may share a slot: then one of them is found in the usual way.
    private void BeFoundByStack(bool isFound)
    {
        var top = (nuint)_turn;
        foreach (var address in (ReadOnlySpan<nuint>)[top, top - Reach])
        {
            ref var slot = ref _byStack[Slot(address)];
            if (isFound) Volatile.Write(ref slot, this);
            else Interlocked.CompareExchange(ref slot, null, this);
        }
    }
}
