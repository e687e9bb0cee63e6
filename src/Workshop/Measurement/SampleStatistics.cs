using Perfolizer.Mathematics.Distributions.DiscreteDistributions;
using Perfolizer.Mathematics.QuantileEstimators;
using Perfolizer.Mathematics.ScaleEstimators;
using Pragmastat;

namespace Workshop.Measurement;

/// <summary>The one place that speaks Perfolizer: our types in, our types out.</summary>
internal sealed class SampleStatistics
{
    private const double Risk = 0.05;

    private readonly Sample _sample;

    internal SampleStatistics(IEnumerable<Nanoseconds> samples)
        : this(samples.Select(sample => sample.Value))
    {
    }

    internal SampleStatistics(IEnumerable<double> samples) => _sample = new Sample([.. samples]);

    /// <summary>Hyndman and Fan's type 7, which interpolates between neighbours, as most spreadsheets and R do.</summary>
    internal double Quantile(double probability) => SimpleQuantileEstimator.Instance.Quantile(_sample, probability).NominalValue;

    /// <summary>The median distance from the median, without the factor that would make it estimate a standard deviation.</summary>
    internal double MedianAbsoluteDeviation() => MedianAbsoluteDeviationEstimator.Invariant.Mad(_sample);

    /// <summary>The interval of the median between two order statistics; null for fewer than six samples, which cannot give 95 %.</summary>
    /// <remarks>
    /// How many of n samples lie below the true median is binomial with p = ½, whatever they are samples of. So the median lies between
    /// the k-th smallest and the k-th largest sample unless fewer than k lie on one side of it.
    /// </remarks>
    internal (double Lower, double Upper, double Confidence)? MedianInterval()
    {
        var below = new BinomialDistribution(_sample.Size, 0.5);
        var rank = (int)below.Quantile(Risk / 2);
        if (rank < 1)
            return null;
        var sorted = _sample.SortedValues;
        return (sorted[rank - 1], sorted[^rank], 1 - 2 * below.Cdf(rank - 1));
    }
}
