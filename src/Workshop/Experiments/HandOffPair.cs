using System.Diagnostics;
using Workshop.Threads;

namespace Workshop.Experiments;

/// <summary>The calling thread and a partner, who pass the turn to each other. The partner answers until disposal.</summary>
internal sealed class HandOffPair : IDisposable
{
    private const int MostDoublings = 30;

    private readonly HandOff _there;
    private readonly HandOff _back;
    private readonly PinnedThread _partner;

    // What the next signal begins: so many round trips, or the end when there are none. Written before that signal, read after it.
    private long _roundTrips;

    internal HandOffPair(HandOffKind kind, int partnersCore)
    {
        _there = HandOff.Create(kind);
        _back = HandOff.Create(kind);
        _partner = PinnedThread.Start(partnersCore, Answer, "Partner");
    }

    /// <summary>Passes the turn there and back, that many times. Returns what it took, in <see cref="Stopwatch"/> ticks.</summary>
    internal long Run(long roundTrips)
    {
        var (there, back) = (_there, _back);
        var start = Stopwatch.GetTimestamp();
        _roundTrips = roundTrips;
        for (var i = 0L; i < roundTrips; i++)
        {
            there.Signal();
            back.Wait();
        }

        return Stopwatch.GetTimestamp() - start;
    }

    /// <summary>How many round trips fill that time.</summary>
    internal long RoundTripsOfSampleTime(TimeSpan time)
    {
        var ticks = time.TotalSeconds * Stopwatch.Frequency;
        var roundTrips = 1L;
        // What disturbs a batch makes it look long, so it has to be long twice.
        while (roundTrips < 1L << MostDoublings && (Run(roundTrips) < ticks || Run(roundTrips) < ticks))
            roundTrips *= 2;
        return roundTrips;
    }

    public void Dispose()
    {
        _roundTrips = 0;
        _there.Signal();
        _partner.Dispose();
        _there.Dispose();
        _back.Dispose();
    }

    private void Answer()
    {
        while (true)
        {
            _there.Wait();
            var left = _roundTrips;
            if (left == 0)
                return;
            while (true)
            {
                _back.Signal();
                if (--left == 0)
                    break;
                _there.Wait();
            }
        }
    }
}
