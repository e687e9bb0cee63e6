using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>
/// The coroutines that parked on a worker, and have not ended. Without it nobody could name them. One that only yields is never in it: the ring
/// has those.
/// </summary>
/// <remarks>
/// <para>A hash table by the coroutine's number. A worker's numbers follow each other, so most stand where they belong, and the coroutine needs no field
/// that says where. One whose place is taken looks for another in steps of its own: a hundred thousand that stay stand side by side, and whoever
/// comes later must not walk past all of them.</para>
/// <para>Only the worker writes. A coroutine that another worker took over after a wake-up leaves a stale entry behind, which is
/// dropped when the table is full: so moving costs no word between the workers.</para>
/// </remarks>
internal sealed class LiveTable(Worker worker)
{
    private const int Smallest = 16;

    // Times 2³², as in Fibonacci hashing.
    private const uint GoldenRatio = 2_654_435_769;

    // Was taken out. A search goes on behind it.
    private static readonly object Gone = new();

    private Entry[] _entries = new Entry[Smallest];
    private int _used;

    /// <summary>Lists one that the worker has in hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(Coroutine coroutine)
    {
        if (!coroutine.IsListed) Enter(coroutine);
    }

    /// <summary>Takes out one that the worker has in hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Remove(Coroutine coroutine)
    {
        if (coroutine.IsListed) Leave(coroutine);
    }

    /// <summary>Reads from any thread. While workers run, it may miss one or name one that has just ended.</summary>
    internal IEnumerable<Coroutine> Snapshot()
    {
        var entries = Volatile.Read(ref _entries);
        for (var place = 0; place < entries.Length; place++)
        {
            // One whose object was used again may stand in an old place, too.
            if (entries[place].Occupant is Coroutine coroutine && IsValid(coroutine) && Find(entries, coroutine) == place) yield return coroutine;
        }
    }

    private void Enter(Coroutine coroutine)
    {
        coroutine.IsListed = true;
        if (Find(_entries, coroutine) >= 0) return; // It was away and is back.
        if (_used >= _entries.Length - _entries.Length / 4) Rebuild();
        _used++;
        Put(_entries, coroutine);
    }

    private void Leave(Coroutine coroutine)
    {
        coroutine.IsListed = false;
        var place = Find(_entries, coroutine);
        if (place >= 0) _entries[place].Occupant = Gone;
    }

    // A pooled one that stands in an old place may be new again, or another scheduler's.
    private bool IsValid(Coroutine coroutine) => coroutine is { IsCompleted: false, IsNew: false } && coroutine.IsOf(worker);

    /// <summary>Drops what is stale, and grows when most is not.</summary>
    private void Rebuild()
    {
        var valid = 0;
        foreach (var entry in _entries)
        {
            if (entry.Occupant is Coroutine coroutine && IsValid(coroutine)) valid++;
        }

        var length = Smallest;
        while (length < valid + valid / 2 + 1) length *= 2;
        var fresh = new Entry[length];
        _used = 0;
        foreach (var entry in _entries)
        {
            if (entry.Occupant is not Coroutine coroutine || !IsValid(coroutine) || Find(fresh, coroutine) >= 0) continue;
            Put(fresh, coroutine);
            _used++;
        }

        Volatile.Write(ref _entries, fresh);
    }

    private static void Put(Entry[] entries, Coroutine coroutine)
    {
        var place = Home(entries, coroutine);
        while (entries[place].Occupant is not null) place = Next(entries, coroutine, place);
        entries[place].Occupant = coroutine;
    }

    /// <returns>The place of the coroutine; less than 0 when it has none.</returns>
    private static int Find(Entry[] entries, Coroutine coroutine)
    {
        var place = Home(entries, coroutine);
        while (entries[place].Occupant is { } occupant)
        {
            if (ReferenceEquals(occupant, coroutine)) return place;
            place = Next(entries, coroutine, place);
        }

        return -1;
    }

    private static int Home(Entry[] entries, Coroutine coroutine) => (int)coroutine.Id & (entries.Length - 1);

    // An odd step comes to every place of a table whose length is a power of two. The high bits of the product differ between those that share a home.
    private static int Next(Entry[] entries, Coroutine coroutine, int place) =>
        (place + (int)(((uint)coroutine.Id * GoldenRatio) >> 12 | 1)) & (entries.Length - 1);

    // A struct around the reference: an array of a class that has subclasses checks the type of whatever is stored in it.
    private struct Entry
    {
        internal object? Occupant;
    }
}
