using System.Globalization;

namespace Workshop.Measurement;

/// <summary>Where the true median lies, judging by the samples.</summary>
/// <param name="Lower">The lower end: one of the samples.</param>
/// <param name="Upper">The upper end: one of the samples.</param>
/// <param name="Confidence">
/// How often such an interval holds the median, as a share: 0.95 or a little more, because the ends are samples. It supposes that the
/// samples are independent. A machine that slows down for seconds breaks that; then the interval is too narrow.
/// </param>
/// <remarks>
/// The interval between two order statistics: it needs no assumption about the distribution's shape. The ranks follow from the
/// binomial distribution (David and Nagaraja, <i>Order Statistics</i>, 3rd edition, section 7.1).
/// </remarks>
public readonly record struct MedianInterval(Nanoseconds Lower, Nanoseconds Upper, double Confidence)
{
    /// <summary>One line: <c>60.1 µs to 62.4 µs (95.2 %)</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Lower} to {Upper} ({100 * Confidence:0.0} %)");
}
