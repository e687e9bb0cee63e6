using System.Globalization;

namespace Workshop.Display;

/// <summary>Numbers and quantities as people read them: three significant digits, and the unit that keeps them short.</summary>
internal static class Quantity
{
    private static readonly (string Unit, double Size)[] Times = [("ns", 1), ("µs", 1e3), ("ms", 1e6), ("s", 1e9)];
    private static readonly (string Unit, double Size)[] Bytes = [("B", 1), ("KiB", 1024), ("MiB", 1024 * 1024), ("GiB", 1024 * 1024 * 1024), ("TiB", 1024.0 * 1024 * 1024 * 1024)];

    /// <summary>A number with three significant digits; whole and grouped from a thousand on.</summary>
    internal static string Number(double value) => Math.Abs(value) switch
    {
        double.NaN or double.PositiveInfinity => CellText.Nothing,
        // 999.7 in three digits would read 1E+03.
        >= 999.5 and < 1e15 => value.ToString("N0", CultureInfo.InvariantCulture),
        _ => value.ToString("G3", CultureInfo.InvariantCulture),
    };

    /// <summary>A quantity in the unit that keeps it short: 12,300 ns reads 12.3 µs.</summary>
    internal static string Text(double value, string unit)
    {
        if (!double.IsFinite(value))
            return CellText.Nothing;
        var scale = ScaleFor(value, unit);
        return scale.Unit.Length == 0 ? Number(value) : $"{Number(value / scale.Divisor)} {scale.Unit}";
    }

    /// <summary>The unit in which values up to <paramref name="magnitude"/> are short, and what to divide by to get there.</summary>
    /// <remarks>Units other than times and bytes stay as they are.</remarks>
    internal static (double Divisor, string Unit) ScaleFor(double magnitude, string unit)
    {
        var family = FamilyOf(unit);
        if (family.Length == 0 || magnitude == 0 || !double.IsFinite(magnitude))
            return (1, unit);
        var own = SizeIn(family, unit);
        // Rounded first, so that 999.9 ns reads 1 µs and not 1,000 ns.
        var size = Math.Abs(magnitude) * own * 1.0005;
        var best = family.LastOrDefault(step => step.Size <= size, family[0]);
        return (best.Size / own, best.Unit);
    }

    /// <summary>The ratio of neighbouring round values of a unit: 2 for bytes, 10 for everything else.</summary>
    internal static double StepOf(string unit) => ReferenceEquals(FamilyOf(unit), Bytes) ? 2 : 10;

    /// <summary>How many nanoseconds or bytes a unit has; 1 for other units.</summary>
    internal static double FactorToSmallest(string unit) => FamilyOf(unit) is { Length: > 0 } family ? SizeIn(family, unit) : 1;

    private static (string Unit, double Size)[] FamilyOf(string unit) =>
        unit == "us" || Times.Any(time => time.Unit == unit) ? Times
        : unit == "bytes" || Bytes.Any(size => size.Unit == unit) ? Bytes
        : [];

    private static double SizeIn((string Unit, double Size)[] family, string unit) => unit switch
    {
        "us" => 1e3,
        "bytes" => 1,
        _ => family.First(step => step.Unit == unit).Size,
    };
}
