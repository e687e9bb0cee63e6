using System.Diagnostics;
using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Experiments;

/// <summary>Downloads that wait, and computations that do not, each by one thread and by many.</summary>
/// <remarks>
/// While a download waits, its thread idles, so another thread, or another coroutine on the same thread, can use the time. A
/// computation leaves no such gap: on one core, many threads take as long as one. (While other programs compete for that core, many
/// threads also get a larger share of it, and then seem to gain. Look at the machine's load before you believe such a run.)
/// </remarks>
public static class IdleTime
{
    // Some 4 ms of arithmetic on a processor of 2020: longer than a thread's start by far, and short enough to repeat.
    private const int StepsPerComputation = 3_000_000;

    /// <summary>Runs every strategy in turns, several times over, against one <see cref="SlowServer"/>.</summary>
    /// <param name="downloads">How many downloads, and computations, each strategy does; 1 or more.</param>
    /// <param name="delay">How long a download waits; null for 50 ms.</param>
    /// <param name="repetitions">How often each strategy runs; 1 or more.</param>
    /// <param name="strategies">More ways to do the downloads; null for none. Their exceptions pass through.</param>
    public static IdleTimeResult Run(
        int downloads = 24, TimeSpan? delay = null, int repetitions = 3, IEnumerable<IdleTimeStrategy>? strategies = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(downloads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        var wait = delay ?? TimeSpan.FromMilliseconds(50);

        using var warmUpServer = new SlowServer(TimeSpan.Zero);
        using var server = new SlowServer(wait);
        var contenders = Contenders(downloads, strategies ?? []);
        foreach (var contender in contenders)
            contender.WarmUp(warmUpServer);
        for (var i = 0; i < repetitions; i++)
        {
            foreach (var contender in contenders)
                contender.Repeat(server, downloads);
        }

        return new([.. contenders.Select(contender => contender.ToRow())], downloads, wait);
    }

    private static List<Contender> Contenders(int tasks, IEnumerable<IdleTimeStrategy> strategies)
    {
        var oneThread = new int?[1];
        var manyThreads = new int?[tasks];
        int? oneCore = CpuAffinity.IsSupported ? CpuAffinity.AllowedCores[0] : null;
        return
        [
            new("one thread, one after the other", IdleTimeWork.Waiting, 1, (server, count) => Downloads(server, count, oneThread)),
            new($"{tasks} threads", IdleTimeWork.Waiting, tasks, (server, count) => Downloads(server, count, manyThreads)),
            new($"one thread, {tasks} awaits", IdleTimeWork.Waiting, 1, AwaitOnOneThread),
            .. strategies.Select(strategy => new Contender(strategy.Name, IdleTimeWork.Waiting, threads: null,
                (server, count) => Task.Run(() => strategy.Run(server, count)).GetAwaiter().GetResult())),
            // On the very core that the many share below, since cores may differ in speed and in what else keeps them busy.
            new("one thread on one core", IdleTimeWork.Computing, 1, count => Computations(count, [oneCore]), Limitations.Pinning),
            new($"{tasks} threads on one core", IdleTimeWork.Computing, tasks,
                count => Computations(count, [.. Enumerable.Repeat(oneCore, tasks)]), Limitations.Pinning, needsPinning: true),
            new($"{tasks} threads on every core", IdleTimeWork.Computing, tasks,
                count => Computations(count, manyThreads), Limitations.SeveralCores),
        ];
    }

    private static void Downloads(SlowServer server, int count, int?[] cores) => Share(count, cores, () => server.Download());

    private static WorkerSpan[] Computations(int count, int?[] cores) => Share(count, cores, () => Arithmetic.Chain(StepsPerComputation));

    /// <summary>Threads that take the next of <paramref name="count"/> equal tasks until none is left.</summary>
    private static WorkerSpan[] Share(int count, int?[] cores, Action task)
    {
        var next = 0;
        return StartTogether.Run(cores, _ =>
        {
            while (Interlocked.Increment(ref next) <= count)
                task();
        });
    }

    private static void AwaitOnOneThread(SlowServer server, int count) =>
        StartTogether.Run([null], _ => SingleThreadLoop.Run(
            () => Task.WhenAll(Enumerable.Range(0, count).Select(_ => server.DownloadAsync()))));

    private sealed record Contender(
        string Name, IdleTimeWork Work, int? Threads, Action<SlowServer, int, CoreUsage> Run, string? Limitation = null, bool NeedsPinning = false)
    {
        /// <summary>One that waits for the server, which is part of this process and of its use of cores.</summary>
        internal Contender(string name, IdleTimeWork work, int? threads, Action<SlowServer, int> run)
            : this(name, work, threads, (server, tasks, usage) => usage.OfProcess(() => run(server, tasks)))
        {
        }

        /// <summary>One that computes: what its threads use is what it uses.</summary>
        internal Contender(
            string name, IdleTimeWork work, int? threads, Func<int, WorkerSpan[]> run, string? limitation, bool needsPinning = false)
            : this(name, work, threads, (_, tasks, usage) => usage.OfWorkers(() => run(tasks)), limitation, needsPinning)
        {
        }

        private readonly List<Nanoseconds> _times = [];
        private readonly CoreUsage _usage = new();

        private bool IsPossible => !NeedsPinning || CpuAffinity.IsSupported;

        internal void WarmUp(SlowServer server)
        {
            if (IsPossible)
                Run(server, 1, new CoreUsage());
        }

        internal void Repeat(SlowServer server, int tasks)
        {
            if (!IsPossible)
                return;
            var start = Stopwatch.GetTimestamp();
            Run(server, tasks, _usage);
            _times.Add(Nanoseconds.FromStopwatchTicks(Stopwatch.GetTimestamp() - start));
        }

        internal IdleTimeRow ToRow() =>
            new(Name, Work, _times.Count > 0 ? new(Name, _times) : null, _times.Count > 0 ? Threads : null, _usage.Cores, Limitation);
    }
}
