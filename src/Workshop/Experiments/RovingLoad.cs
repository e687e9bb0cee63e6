using System.Diagnostics;
using Workshop.Threads;

namespace Workshop.Experiments;

/// <summary>Busy threads on all cores but one, until disposal. The core that is left free changes every 20 ms.</summary>
/// <remarks>Where threads cannot be bound, or there is one core only, they stay wherever the system puts them.</remarks>
internal sealed class RovingLoad : IDisposable
{
    private const int StepsBetweenLooks = 10_000;

    private static readonly long TicksOfAStay = Stopwatch.Frequency / 50;

    private readonly List<Thread> _threads = [];
    private readonly long _start = Stopwatch.GetTimestamp();
    private volatile bool _enough;

    internal RovingLoad()
    {
        for (var i = 0; i < Math.Max(1, CpuAffinity.AllowedCores.Count - 1); i++)
        {
            var number = i;
            var thread = new Thread(() => Rove(number)) { IsBackground = true, Name = $"Roving load {number + 1}" };
            _threads.Add(thread);
            thread.Start();
        }
    }

    public void Dispose()
    {
        _enough = true;
        _threads.ForEach(thread => thread.Join());
    }

    private void Rove(int number)
    {
        var cores = CpuAffinity.AllowedCores;
        var stay = -1L;
        while (!_enough)
        {
            // All take their stays from one clock, so no two of them meet for long.
            var now = (Stopwatch.GetTimestamp() - _start) / TicksOfAStay;
            if (now != stay && CpuAffinity.IsSupported)
                CpuAffinity.Set(cores[(int)((number + now) % cores.Count)]);
            stay = now;
            Arithmetic.Chain(StepsBetweenLooks);
        }
    }
}
