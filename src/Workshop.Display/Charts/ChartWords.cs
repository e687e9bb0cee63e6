namespace Workshop.Display;

/// <summary>Text alternatives: what a sighted reader takes from a chart at a glance, with the extremes.</summary>
internal static class ChartWords
{
    internal static string OfBars(IReadOnlyList<Bar> bars, string unit, bool log)
    {
        var finite = bars.Where(bar => double.IsFinite(bar.Value)).ToArray();
        if (finite.Length == 0)
            return $"{Counted(bars.Count, "bar")} without a value.";
        var scale = log ? ", logarithmic scale" : "";
        if (finite.Length == 1)
            return $"Bar chart{scale}: {finite[0].FullLabel} is {Quantity.Text(finite[0].Value, unit)}.";
        var highest = finite.MaxBy(bar => bar.Value)!;
        var lowest = finite.MinBy(bar => bar.Value)!;
        var ratio = lowest.Value > 0 && highest.Value / lowest.Value >= 1.5 ? $", {Times(highest.Value / lowest.Value)} the lowest" : "";
        var undrawn = log ? finite.Count(bar => bar.Value <= 0) : 0;
        return $"Bar chart with {Counted(bars.Count, "bar")}{scale}. Highest: {highest.FullLabel}, {Quantity.Text(highest.Value, unit)}{ratio}. Lowest: {lowest.FullLabel}, {Quantity.Text(lowest.Value, unit)}."
            + (undrawn == 0 ? "" : $" {Counted(undrawn, "value")} not above zero: not drawn.");
    }

    internal static string OfSeries(string kind, IReadOnlyList<Series> series, Axis x, Axis y)
    {
        var sentences = series.Select(one => OneSeries(one, x, y));
        return $"{kind} of {NameOf(y, "y")} against {NameOf(x, "x")}. {string.Join(' ', sentences)}";
    }

    internal static string OfDistribution(IReadOnlyList<Distribution> samples, string unit) =>
        $"Cumulative distribution of {Counted(samples.Count, "sample set")}. " + string.Join(' ', samples.Select(sample => sample.Count == 0
            ? $"{sample.Name}: no samples."
            : $"{sample.Name}: {Counted(sample.Count, "sample")}, median {Quantity.Text(sample.Median, unit)}, 99 % at most {Quantity.Text(sample.P99, unit)}, from {Quantity.Text(sample.Lowest, unit)} to {Quantity.Text(sample.Highest, unit)}."));

    internal static string OfGantt(IReadOnlyList<LaneSummary> lanes, double span, int bars, string unit)
    {
        var busiest = lanes.MaxBy(lane => lane.Busy)!;
        var idlest = lanes.MinBy(lane => lane.Busy)!;
        var compared = lanes.Count == 1
            ? $"{busiest.Name} is busy for {Quantity.Text(busiest.Busy, unit)} of it."
            : $"Busiest: {busiest.Name}, {Quantity.Text(busiest.Busy, unit)}. Least busy: {idlest.Name}, {Quantity.Text(idlest.Busy, unit)}.";
        return $"Timeline of {Counted(lanes.Count, "lane")} and {Counted(bars, "bar")} over {Quantity.Text(span, unit)}. {compared}";
    }

    /// <summary>What disturbed the measurement, as far as something was seen; null otherwise.</summary>
    internal static string? SeenIn(Measurement.Measurement times) => times.Disturbance is { IsSeen: true } seen ? seen.Text : null;

    /// <summary>What to add about measurements that were disturbed; empty when none was.</summary>
    internal static string OfDisturbances(IEnumerable<(string Name, string? Disturbance)> measured)
    {
        var disturbed = measured.Where(one => one.Disturbance is not null).Select(one => $"{one.Name} ({one.Disturbance})").ToArray();
        return disturbed.Length == 0 ? "" : $" Disturbed while measured, so not to be relied on: {string.Join(", ", disturbed)}.";
    }

    internal static string Counted(long count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{Quantity.Number(count)} {many ?? one + "s"}";

    private static string OneSeries(Series series, Axis x, Axis y)
    {
        var points = series.Points.Where(point => x.CanShow(point.X) && y.CanShow(point.Y)).ToArray();
        if (points.Length == 0)
            return $"{series.Name}: no points.";
        var highest = points.MaxBy(point => point.Y);
        var lowest = points.MinBy(point => point.Y);
        var what = series.IsReference ? " (to compare with)" : "";
        return points.Length == 1
            ? $"{series.Name}{what}: {At(highest)}."
            : lowest.Y == highest.Y ? $"{series.Name}{what}: {Counted(points.Length, "point")}, all {Quantity.Text(highest.Y, y.Unit)}."
            : $"{series.Name}{what}: {Counted(points.Length, "point")}, highest {At(highest)}, lowest {At(lowest)}.";

        string At((double X, double Y) point) => $"{Quantity.Text(point.Y, y.Unit)} at {Quantity.Text(point.X, x.Unit)}";
    }

    private static string NameOf(Axis axis, string otherwise) => axis.Title.Length == 0 ? otherwise : axis.Title;

    // A ratio of two measurements has two digits worth saying.
    private static string Times(double ratio)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(ratio)) - 1);
        var rounded = Math.Round(ratio / unit) * unit;
        return rounded < 1e6 ? $"about {Quantity.Number(rounded)} times"
            : rounded < 1e9 ? $"about {Quantity.Number(rounded / 1e6)} million times"
            : $"about {Quantity.Number(rounded / 1e9)} billion times";
    }
}
