using System.Runtime.CompilerServices;
using Workshop.Threads;

namespace Workshop.Experiments;

/// <summary>Two threads count on one shared field. Some of the updates may get lost.</summary>
/// <remarks>
/// <c>count++</c> reads, adds and writes. When two cores do so at the same time, one write can wipe out the other. On one core
/// the threads take turns, and a turn seldom ends between the read and the write. Whether anything is lost in a given run is luck;
/// that the synchronised ways lose nothing is not.
/// </remarks>
public static class LostUpdates
{
    // The contended ways are tens of times slower than the plain one; with fewer rounds all last about as long.
    private const int SynchronisedShare = 10;

    /// <summary>Runs every way of counting on every placement, one after the other.</summary>
    /// <param name="increments">How often each of the two threads counts unsynchronised; the synchronised ways take a tenth. 10 or more.
    /// The default lasts for several time slices, so that the threads meet on one core, too.</param>
    public static IReadOnlyList<LostUpdatesResult> Run(int increments = 20_000_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(increments, SynchronisedShare);
        return
        [
            .. from placement in Enum.GetValues<CorePlacement>()
               from kind in Enum.GetValues<UpdateKind>()
               select RunOne(kind, placement, kind == UpdateKind.Unsynchronised ? increments : increments / SynchronisedShare),
        ];
    }

    private static LostUpdatesResult RunOne(UpdateKind kind, CorePlacement placement, int increments)
    {
        var limitation = placement switch
        {
            CorePlacement.SameCore => Limitations.Pinning,
            CorePlacement.TwoCores => Limitations.Pinning ?? Limitations.SeveralCores,
            _ => null,
        };
        if (limitation is not null)
            return new(kind, placement, 2L * increments, Actual: null, Overlap: null, limitation);

        var counter = new Counter();
        var spans = StartTogether.Run(Cores(placement), _ => counter.Count(kind, increments));
        return new(kind, placement, 2L * increments, counter.Value, spans.Overlap(),
            placement == CorePlacement.Unpinned ? Limitations.SeveralCores : null);
    }

    private static int?[] Cores(CorePlacement placement) => placement switch
    {
        CorePlacement.SameCore => [CpuAffinity.AllowedCores[0], CpuAffinity.AllowedCores[0]],
        CorePlacement.TwoCores => [CpuAffinity.AllowedCores[0], CpuAffinity.AllowedCores[1]],
        _ => [null, null],
    };

    private sealed class Counter
    {
        private readonly Lock _lock = new();

        internal long Value;

        internal void Count(UpdateKind kind, int increments)
        {
            switch (kind)
            {
                case UpdateKind.Unsynchronised:
                    CountPlainly(increments);
                    break;
                case UpdateKind.Interlocked:
                    CountInterlocked(increments);
                    break;
                default:
                    CountLocked(increments);
                    break;
            }
        }

        // Optimised from the first call: slow code would make the threads collide less often than they do in a real program.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void CountPlainly(int increments)
        {
            for (var i = 0; i < increments; i++)
                Value++;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void CountInterlocked(int increments)
        {
            for (var i = 0; i < increments; i++)
                Interlocked.Increment(ref Value);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void CountLocked(int increments)
        {
            for (var i = 0; i < increments; i++)
            {
                lock (_lock)
                    Value++;
            }
        }
    }
}
