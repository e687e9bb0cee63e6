using System.Globalization;

namespace Workshop.Measurement;

/// <summary>Two operations, timed in turns. Immutable.</summary>
/// <remarks>
/// Each pair of neighbouring samples gives a ratio; what slows the machine for a while slows both and cancels out. The figure is the
/// median of the ratios, and its interval lies between two of them, as <see cref="MedianInterval"/> explains.
/// </remarks>
public sealed class Comparison
{
    internal Comparison(Measurement first, Measurement second)
    {
        First = first;
        Second = second;
        // A pair whose second time vanished under the clock's resolution has no ratio.
        var ratios = first.Samples.Zip(second.Samples, (a, b) => a / b).Where(double.IsFinite).ToArray();
        Pairs = ratios.Length;
        (Ratio, Lower, Upper, Confidence) = (double.NaN, double.NaN, double.NaN, double.NaN);
        if (Pairs == 0)
            return;
        var statistics = new SampleStatistics(ratios);
        Ratio = statistics.Quantile(0.5);
        if (statistics.MedianInterval() is { } interval)
            (Lower, Upper, Confidence) = interval;
    }

    /// <summary>The operation above the fraction bar.</summary>
    public Measurement First { get; }

    /// <summary>The operation below the fraction bar.</summary>
    public Measurement Second { get; }

    /// <summary>How many pairs have a ratio.</summary>
    public int Pairs { get; }

    /// <summary>How many times as long the first takes: the median of the pairs' ratios. NaN when the second is too short to measure.</summary>
    public double Ratio { get; }

    /// <summary>The lower end of the confidence interval of <see cref="Ratio"/>; NaN with fewer than six pairs.</summary>
    public double Lower { get; }

    /// <summary>The upper end of the confidence interval of <see cref="Ratio"/>; NaN with fewer than six pairs.</summary>
    public double Upper { get; }

    /// <summary>How often such an interval holds the true ratio, as a share: 0.95 or a little more; NaN with fewer than six pairs.</summary>
    public double Confidence { get; }

    /// <summary>What disturbed the machine meanwhile, as <see cref="Measurement.Disturbance"/> says it.</summary>
    public Disturbance? Disturbance => First.Disturbance;

    /// <summary>One line: <c>thread ÷ coroutine: 41.2 (95 % between 39.8 and 42.1), n = 200</c>.</summary>
    public override string ToString()
    {
        var interval = double.IsNaN(Lower) ? "too few pairs for an interval" : $"95 % between {ThreeDigits.Of(Lower)} and {ThreeDigits.Of(Upper)}";
        return string.Create(CultureInfo.InvariantCulture,
            $"{First.Name} ÷ {Second.Name}: {ThreeDigits.Of(Ratio)} ({interval}), n = {Pairs}") + Disturbance.Remark(Disturbance);
    }
}
