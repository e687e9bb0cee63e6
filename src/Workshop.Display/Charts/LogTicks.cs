namespace Workshop.Display;

/// <summary>Round values for a logarithmic axis: powers of ten, or powers of two for sizes in bytes.</summary>
internal static class LogTicks
{
    /// <summary>At most <paramref name="most"/> round values around the given ones, evenly spaced on the axis.</summary>
    internal static double[] Between(double lowest, double highest, string unit, int most)
    {
        var (factor, _) = Quantity.ToBase(unit);
        var step = Math.Log(Quantity.StepOf(unit));
        // A tolerance, since the logarithm of 1,000 is 2.9999999999999996.
        var first = (int)Math.Floor(Math.Log(lowest * factor) / step + 1e-9);
        var last = (int)Math.Ceiling(Math.Log(highest * factor) / step - 1e-9);
        var stride = Math.Max(1, (int)Math.Ceiling((last - first + 1) / (double)most));
        // Multiples of the stride, so that neighbouring charts share their ticks.
        first = (int)Math.Floor(first / (double)stride) * stride;
        return [.. Enumerable.Range(0, (last - first) / stride + 1).Select(index => Math.Exp((first + index * stride) * step) / factor).Select(Round)];
    }

    // e^(3·ln 10) is 1000.0000000000007.
    private static double Round(double value) => double.Parse(value.ToString("G12", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
