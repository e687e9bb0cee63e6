using Workshop.Tracing;

namespace Workshop.Display;

/// <summary>How many coroutines were in one state over the time of a trace.</summary>
internal sealed class ConcurrencySeries
{
    private readonly double _end;

    internal ConcurrencySeries(string name, IReadOnlyList<ConcurrencyPoint> points, Func<ConcurrencyPoint, int> count, double end)
    {
        Name = name;
        _end = end;
        Steps = [(0, 0), .. points.Select(point => (point.Time.Value, count(point))), (end, count(points[^1]))];
        Highest = Steps.Max(step => step.Count);
        HighestAt = Steps.First(step => step.Count == Highest).Time;
        Mean = end <= 0 ? 0 : Steps.Zip(Steps.Skip(1)).Sum(pair => pair.First.Count * (pair.Second.Time - pair.First.Time)) / end;
    }

    internal string Name { get; }

    internal IReadOnlyList<(double Time, int Count)> Steps { get; }

    internal int Highest { get; }

    internal double HighestAt { get; }

    /// <summary>Over the time: a short peak counts little.</summary>
    internal double Mean { get; }

    internal string Words => $"{Name}: at most {Quantity.Number(Highest)}, on average {Quantity.Number(Mean)}.";

    /// <summary>The highest count in each of so many equal spans.</summary>
    internal IReadOnlyList<(double Time, int Count)> HighestOf(int spans)
    {
        var highest = new int[spans];
        var current = 0;
        var next = 0;
        for (var span = 0; span < spans; span++)
        {
            highest[span] = current;
            for (; next < Steps.Count && Steps[next].Time < (span + 1) * _end / spans; next++)
            {
                current = Steps[next].Count;
                highest[span] = Math.Max(highest[span], current);
            }
        }

        return [.. highest.Select((count, span) => (span * _end / spans, count)), (_end, current)];
    }
}
