using System.Globalization;

namespace Workshop.Measurement;

/// <summary>Two operations, timed in turns. Immutable.</summary>
public sealed class Comparison
{
    internal Comparison(Measurement first, Measurement second)
    {
        First = first;
        Second = second;
        // A pair whose second time vanished under the clock's resolution has no ratio.
        var ratios = first.Samples.Zip(second.Samples, (a, b) => a / b).Where(double.IsFinite).ToArray();
        (Ratio, Lower, Upper) = ratios.Length == 0
            ? (double.NaN, double.NaN, double.NaN)
            : new SampleStatistics(ratios).MedianInterval();
    }

    /// <summary>The operation above the fraction bar.</summary>
    public Measurement First { get; }

    /// <summary>The operation below the fraction bar.</summary>
    public Measurement Second { get; }

    /// <summary>How many times as long the first takes: the median of the pairs' ratios. NaN when the second is too short to measure.</summary>
    public double Ratio { get; }

    /// <summary>The lower end of the 95 % confidence interval of <see cref="Ratio"/>.</summary>
    public double Lower { get; }

    /// <summary>The upper end of the 95 % confidence interval of <see cref="Ratio"/>.</summary>
    public double Upper { get; }

    /// <summary>One line: <c>thread ÷ coroutine: 41.2 (95 % between 39.8 and 42.1), n = 200</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture,
            $"{First.Name} ÷ {Second.Name}: {ThreeDigits.Of(Ratio)} (95 % between {ThreeDigits.Of(Lower)} and {ThreeDigits.Of(Upper)}), n = {First.Count}");
}
