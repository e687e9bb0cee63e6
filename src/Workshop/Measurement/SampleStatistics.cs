using Perfolizer.Mathematics.Common;
using Perfolizer.Mathematics.QuantileEstimators;
using Perfolizer.Mathematics.ScaleEstimators;
using Pragmastat;

namespace Workshop.Measurement;

/// <summary>The one place that speaks Perfolizer: our types in, our types out.</summary>
internal sealed class SampleStatistics
{
    private readonly Sample _sample;

    internal SampleStatistics(IEnumerable<Nanoseconds> samples)
        : this(samples.Select(sample => sample.Value))
    {
    }

    internal SampleStatistics(IEnumerable<double> samples) => _sample = new Sample([.. samples]);

    /// <summary>Hyndman and Fan's type 7, which interpolates between neighbours, as most spreadsheets and R do.</summary>
    internal Nanoseconds Quantile(double probability) => new(SimpleQuantileEstimator.Instance.Quantile(_sample, probability).NominalValue);

    /// <summary>The median distance from the median, without the factor that would make it estimate a standard deviation.</summary>
    internal Nanoseconds MedianAbsoluteDeviation() => new(MedianAbsoluteDeviationEstimator.Invariant.Mad(_sample));

    /// <summary>The median and its 95 % interval, by Harrell and Davis's estimator with Maritz and Jarrett's standard error.</summary>
    internal (double Median, double Lower, double Upper) MedianInterval()
    {
        var interval = HarrellDavisQuantileEstimator.Instance
            .QuantileConfidenceIntervalEstimator(_sample, Probability.Half)
            .ConfidenceInterval(ConfidenceLevel.L95);
        return (interval.Estimation, interval.Lower, interval.Upper);
    }
}
