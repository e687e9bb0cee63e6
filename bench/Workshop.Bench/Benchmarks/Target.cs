using System.Globalization;

namespace Workshop.Bench.Benchmarks;

/// <summary>Where the ratio, library ÷ other, should lie.</summary>
/// <param name="Least">The least good ratio from below.</param>
/// <param name="Most">The least good ratio from above.</param>
internal sealed record Target(double Least, double Most)
{
    /// <summary>For comparison only.</summary>
    internal static Target None { get; } = new(0, double.PositiveInfinity);

    internal static Target AtMost(double ratio) => new(0, ratio);

    internal static Target AtLeast(double ratio) => new(ratio, double.PositiveInfinity);

    internal static Target TimesFaster(double factor) => AtMost(1 / factor);

    internal static Target Within(double share) => new(1 - share, 1 + share);

    /// <summary>Null where there is nothing to meet.</summary>
    internal bool? IsMetBy(double ratio) => this == None ? null : ratio >= Least && ratio <= Most;

    public override string ToString()
    {
        if (this == None)
            return "–";
        if (Least == 0)
            return string.Create(CultureInfo.InvariantCulture, $"≤ {Most:0.###}");
        return double.IsPositiveInfinity(Most)
            ? string.Create(CultureInfo.InvariantCulture, $"≥ {Least:0.###}")
            : string.Create(CultureInfo.InvariantCulture, $"{Least:0.##}–{Most:0.##}");
    }
}
