namespace Workshop.Display;

/// <summary>Round values for a logarithmic axis: powers of ten, or powers of two for sizes in bytes.</summary>
internal static class LogTicks
{
    // Steps that readers know: 1 KiB to 1 MiB to 1 GiB, 1 µs to 1 ms to 1 s.
    private static readonly int[] BinaryStrides = [1, 2, 5, 10, 20, 40];
    private static readonly int[] DecimalStrides = [1, 2, 3, 6, 9, 12, 24];

    /// <summary>Round values, evenly spaced on the axis: at most <paramref name="most"/> between the given ones, and one beyond each.</summary>
    /// <remarks>Where fewer than two powers of ten lie between, their doubles and quintuples help out.</remarks>
    internal static double[] Between(double lowest, double highest, string unit, int most)
    {
        var root = Quantity.StepOf(unit);
        var strides = root == 2 ? BinaryStrides : DecimalStrides;
        var ticks = strides.Select(stride => Powers(lowest, highest, unit, root, stride)).FirstOrDefault(ticks => Inside(ticks) <= most)
            ?? Powers(lowest, highest, unit, root, strides[^1]);
        return root == 2 || Inside(ticks) > 1
            ? ticks
            : [.. ticks.SelectMany(tick => new[] { tick, 2 * tick, 5 * tick })];

        int Inside(double[] ticks) => ticks.Count(tick => tick >= lowest && tick <= highest);
    }

    private static double[] Powers(double lowest, double highest, string unit, double root, int stride)
    {
        // Counted in the smallest unit, so that a time in seconds also gets 1 µs and 1 ms.
        var factor = Quantity.FactorToSmallest(unit);
        var first = (int)Math.Floor(Math.Log(lowest * factor, root) / stride);
        var last = (int)Math.Ceiling(Math.Log(highest * factor, root) / stride);
        return [.. Enumerable.Range(first, last - first + 1).Select(power => Math.Pow(root, power * stride) / factor)];
    }
}
