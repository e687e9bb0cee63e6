namespace Workshop.Display;

/// <summary>One sample set of a distribution chart: sorted, with its quantiles.</summary>
internal sealed class Distribution
{
    // More points than pixels only make the page heavy.
    private const int MostSteps = 400;

    private readonly double[] _sorted;

    internal Distribution(string name, IEnumerable<double> samples)
    {
        Name = name;
        _sorted = [.. samples.Where(double.IsFinite).Order()];
    }

    internal string Name { get; }

    /// <summary>What disturbed the machine while these were measured; null when nothing was seen.</summary>
    internal string? Disturbance { get; init; }

    internal int Count => _sorted.Length;

    internal double Lowest => Quantile(0);

    internal double Median => Quantile(0.5);

    internal double P99 => Quantile(0.99);

    internal double Highest => Quantile(1);

    internal IReadOnlyList<double> Sorted => _sorted;

    /// <summary>
    /// The empirical distribution function: which share of the samples is at most so large. Thinned to a few hundred steps,
    /// of which the first and the last are always the extremes.
    /// </summary>
    internal IEnumerable<(double Value, double Share)> Steps()
    {
        var steps = Math.Min(_sorted.Length, MostSteps);
        for (var step = 0; step < steps; step++)
        {
            var index = steps == 1 ? 0 : (int)((long)step * (_sorted.Length - 1) / (steps - 1));
            yield return (_sorted[index], (index + 1.0) / _sorted.Length);
        }
    }

    // The nearest-rank quantile: always one of the samples.
    private double Quantile(double share) =>
        _sorted.Length == 0 ? double.NaN : _sorted[Math.Clamp((int)Math.Ceiling(share * _sorted.Length) - 1, 0, _sorted.Length - 1)];
}
