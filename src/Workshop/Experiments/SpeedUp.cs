using System.Collections.Concurrent;
using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Experiments;

/// <summary>The same computation by 1, 2, 3, … workers, past the number of cores.</summary>
/// <remarks>
/// The job counts primes. It is cut into many small pieces; each worker takes the next one by an atomic index, so that a worker on a
/// slow core holds nobody up. Nothing is shared but that index.
/// </remarks>
public static class SpeedUp
{
    private const int PieceSize = 2_000;

    /// <summary>Runs the job with every number of workers in turns, several times over.</summary>
    /// <param name="maxWorkers">The most workers to try; null for twice the cores that this process may use.</param>
    /// <param name="limit">Primes below it are counted; the job grows a little faster than it.</param>
    /// <param name="repetitions">How often each number of workers runs; 1 or more.</param>
    public static SpeedUpResult Run(int? maxWorkers = null, int limit = 500_000, int repetitions = 7)
    {
        var most = maxWorkers ?? 2 * CpuAffinity.AllowedCores.Count;
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(maxWorkers));
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);

        var jobs = Enumerable.Range(1, most).Select(workers => new Job(workers, limit)).ToArray();
        for (var i = 0; i < repetitions; i++)
        {
            foreach (var job in jobs)
                job.Run();
        }

        var alone = jobs[0].ToMeasurement().Median;
        return new([.. jobs.Select(job => job.ToRow(alone))], CpuAffinity.AllowedCores.Count, Limitations.SeveralCores);
    }

    private sealed class Job(int workers, int limit)
    {
        private readonly List<Nanoseconds> _times = [];
        private readonly ConcurrentDictionary<int, int> _piecesByCore = [];
        private readonly CoreUsage _usage = new();
        private int _primes;

        internal void Run() => _usage.OfWorkers(RunOnce);

        private WorkerSpan[] RunOnce()
        {
            var next = 0;
            var primes = 0;
            var spans = StartTogether.Run(new int?[workers], _ =>
            {
                var found = 0;
                for (int piece; (piece = Interlocked.Increment(ref next) - 1) < (limit + PieceSize - 1) / PieceSize;)
                {
                    found += Arithmetic.CountPrimes(piece * PieceSize, Math.Min((piece + 1) * PieceSize, limit));
                    if (CpuAffinity.CurrentCore is { } core)
                        _piecesByCore.AddOrUpdate(core, 1, (_, pieces) => pieces + 1);
                }

                Interlocked.Add(ref primes, found);
            });
            _primes = primes;
            _times.Add(spans.WallTime());
            return spans;
        }

        internal Measurement.Measurement ToMeasurement() => new(workers == 1 ? "1 worker" : $"{workers} workers", _times);

        internal SpeedUpRow ToRow(Nanoseconds alone)
        {
            var time = ToMeasurement();
            return new(workers, time, alone / time.Median, _usage.Cores, new SortedDictionary<int, int>(_piecesByCore), _primes);
        }
    }
}
