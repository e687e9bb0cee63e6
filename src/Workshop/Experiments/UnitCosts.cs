using System.Diagnostics;
using Workshop.Measurement;
using Workshop.Processes;

namespace Workshop.Experiments;

/// <summary>What one process, one thread or one coroutine costs.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Count">How many were started together; the figures are means over them.</param>
/// <param name="Start">From the first one's start until all are alive, per unit. Of a process only its whole life is known.</param>
/// <param name="Life">The same and their end, per unit.</param>
/// <param name="Memory">What one costs while it lives.</param>
public sealed record UnitCost(
    string Name, int Count, Measurement.Measurement Start, Measurement.Measurement Life, MemoryCost Memory)
{
    /// <summary>The memory of one in a single figure: what the garbage collector or the system accounts for it, whichever is more.</summary>
    public Bytes Weight => new(Math.Max(Memory.Managed?.Value ?? 0, Memory.Resident?.Value ?? 0));

    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Life}; {Memory}";
}

/// <summary>Prices things that are started, live for a while and end.</summary>
public static class UnitCosts
{
    private static readonly MeasureOptions DefaultOptions = new()
    {
        WarmUpLimit = TimeSpan.FromMilliseconds(300),
        TimeBudget = TimeSpan.FromMilliseconds(200),
    };

    private static readonly MeasureOptions FewSamples = new()
    {
        MinimumSamples = 5,
        MaximumSamples = 10,
        WarmUpLimit = TimeSpan.FromMilliseconds(300),
        TimeBudget = TimeSpan.FromSeconds(1),
    };

    /// <summary>Starts many at once, again and again, and weighs them while they live.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="count">How many to start together; 1 or more.</param>
    /// <param name="start">
    /// Starts that many and returns when all are alive. Disposing of what it returns ends them and waits until they have ended.
    /// Is called some hundred times when that is quick.
    /// </param>
    /// <param name="memory">
    /// Whose memory to read, before and while they live: for child processes, the sum over those that live. Null for this process's.
    /// </param>
    /// <param name="options">How long and how carefully to time; null for 30 samples, and more within 0.2 s.</param>
    public static UnitCost Of(
        string name, int count, Func<int, IDisposable> start, Func<ProcessMemory>? memory = null, MeasureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        options ??= DefaultOptions;
        // First of all, while the process still has to ask for the memory; later it reuses what earlier ones gave back.
        var weight = MemoryCost.Of(name, count, start, memory);
        var beginning = Measure.Record($"{name}: start", () =>
        {
            var began = Stopwatch.GetTimestamp();
            using var living = start(count);
            return Stopwatch.GetTimestamp() - began;
        }, count, options);
        var life = Measure.Record($"{name}: start and end", () =>
        {
            var began = Stopwatch.GetTimestamp();
            start(count).Dispose();
            return Stopwatch.GetTimestamp() - began;
        }, count, options);
        return new(name, count, beginning, life, weight);
    }

    /// <summary>Threads that wait.</summary>
    /// <param name="count">How many to start together; 1 or more.</param>
    /// <param name="options">How long and how carefully to time; null for 30 samples, and more within 0.2 s.</param>
    public static UnitCost OfThreads(int count = 50, MeasureOptions? options = null) =>
        Of("thread", count, static threads => new WaitingThreads(threads), memory: null, options);

    /// <summary>Coroutines that wait, on one worker.</summary>
    /// <param name="count">How many to start together; 1 or more. Many, because one is so small.</param>
    /// <param name="options">How long and how carefully to time; null for 30 samples, and more within 0.2 s.</param>
    public static UnitCost OfCoroutines(int count = 20_000, MeasureOptions? options = null) =>
        Of("coroutine", count, static coroutines => new WaitingCoroutines(coroutines), memory: null, options);

    /// <summary>Processes of a .NET program that runs one empty method, one after the other.</summary>
    /// <remarks>Most of the time goes into starting the runtime. The memory is the most that was resident, as the process itself reports it.</remarks>
    /// <param name="options">How long and how carefully to time; null for 5 to 10 samples.</param>
    public static UnitCost OfProcesses(MeasureOptions? options = null)
    {
        var heaviest = 0L;
        var life = Measure.Record("process: start and end", () =>
        {
            var began = Stopwatch.GetTimestamp();
            var exit = ChildProcess.RunAsync(Nothing).GetAwaiter().GetResult();
            heaviest = Math.Max(heaviest, exit.PeakMemoryBytes ?? 0);
            return Stopwatch.GetTimestamp() - began;
        }, 1, options ?? FewSamples);
        return new("process", 1, life, life, new("process", 1, default, Managed: null, heaviest > 0 ? new Bytes(heaviest) : null, Virtual: null));
    }

    private static void Nothing()
    {
    }
}
