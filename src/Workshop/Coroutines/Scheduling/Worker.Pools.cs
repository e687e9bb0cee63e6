namespace Workshop.Coroutines;

public sealed partial class Worker
{
    private static int _pools;

    private SpareCoroutines[] _spare = [];

    /// <summary>A number for the pools, one a worker, of one kind of coroutine.</summary>
    internal static int NewPool() => Interlocked.Increment(ref _pools) - 1;

    /// <summary>On the worker's own thread: the used objects of one kind.</summary>
    internal SpareCoroutines SpareOf(int pool) => (uint)pool < (uint)_spare.Length ? _spare[pool] : SpareAfterGrowth(pool);

    private SpareCoroutines SpareAfterGrowth(int pool)
    {
        var old = _spare.Length;
        Array.Resize(ref _spare, Math.Max(pool + 1, old * 2));
        for (var i = old; i < _spare.Length; i++) _spare[i] = new SpareCoroutines();
        return _spare[pool];
    }

    internal sealed class SpareCoroutines
    {
        private const int Most = 4096;

        private Spare[] _spares = new Spare[16];
        private int _count;

        internal Coroutine? TryTake()
        {
            var last = _count - 1;
            var spares = _spares;
            if ((uint)last >= (uint)spares.Length) return null;
            var taken = spares[last].Coroutine;
            spares[last].Coroutine = null;
            _count = last;
            return taken;
        }

        internal void Add(Coroutine coroutine)
        {
            if (_count == _spares.Length)
            {
                if (_count == Most) return;
                Array.Resize(ref _spares, _count * 2);
            }

            _spares[_count++].Coroutine = coroutine;
        }

        // Like LiveTable's entries.
        private struct Spare
        {
            internal Coroutine? Coroutine;
        }
    }
}
