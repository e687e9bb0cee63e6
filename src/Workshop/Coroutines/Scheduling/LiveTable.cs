using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>
/// The coroutines that parked on a worker, and have not ended. Without it nobody could name them. One that only yields is never in it: the ring
/// has those, and its slot would cost more than the rest of a short life.
/// </summary>
/// <remarks>
/// Only the worker writes. A coroutine that another worker took over after a wake-up leaves a stale entry behind, which is
/// dropped when the table is full: so moving costs no word between the workers.
/// </remarks>
internal sealed class LiveTable(short worker)
{
    private readonly Stack<int> _free = new();
    private Entry[] _entries = new Entry[16];
    private int _used;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(Coroutine coroutine)
    {
        if (!Has(coroutine)) Enter(coroutine);
    }

    private void Enter(Coroutine coroutine)
    {
        var slot = FreeSlot();
        coroutine.Slot = slot;
        _entries[slot].Coroutine = coroutine;
    }

    internal void Remove(Coroutine coroutine)
    {
        if (!Has(coroutine)) return;
        _entries[coroutine.Slot].Coroutine = null;
        _free.Push(coroutine.Slot);
        coroutine.Slot = Coroutine.NoSlot;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Has(Coroutine coroutine)
    {
        var slot = coroutine.Slot;
        var entries = _entries;
        return (uint)slot < (uint)entries.Length && ReferenceEquals(entries[slot].Coroutine, coroutine);
    }

    /// <summary>Reads from any thread. While workers run, it may miss one or name one that has just ended.</summary>
    internal IEnumerable<Coroutine> Snapshot()
    {
        var entries = Volatile.Read(ref _entries);
        for (var slot = 0; slot < entries.Length; slot++)
        {
            if (entries[slot].Coroutine is { } coroutine && IsValid(coroutine, slot)) yield return coroutine;
        }
    }

    private bool IsValid(Coroutine coroutine, int slot) =>
        coroutine.WorkerNumber == worker && coroutine.Slot == slot && !coroutine.IsCompleted;

    private int FreeSlot()
    {
        if (_free.TryPop(out var slot)) return slot;
        if (_used == _entries.Length) DropStaleOrGrow();
        return _free.TryPop(out slot) ? slot : _used++;
    }

    private void DropStaleOrGrow()
    {
        for (var slot = 0; slot < _used; slot++)
        {
            if (_entries[slot].Coroutine is { } coroutine && IsValid(coroutine, slot)) continue;
            _entries[slot].Coroutine = null;
            _free.Push(slot);
        }

        if (_free.Count > _used / 2) return;
        var larger = new Entry[_entries.Length * 2];
        _entries.CopyTo(larger, 0);
        Volatile.Write(ref _entries, larger);
    }

    // A struct around the reference: an array of a class that has subclasses checks the type of whatever is stored in it.
    private struct Entry
    {
        internal Coroutine? Coroutine;
    }
}
