namespace Workshop.Display;

/// <summary>Named points of a line or scatter chart. Immutable.</summary>
public sealed record Series
{
    /// <summary>A series of points.</summary>
    /// <param name="name">What the points are; shown in the legend.</param>
    /// <param name="points">The points, in the order in which a line joins them. Read once.</param>
    public Series(string name, IEnumerable<(double X, double Y)> points)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(points);
        Name = name;
        Points = [.. points];
    }

    /// <summary>What the points are.</summary>
    public string Name { get; }

    /// <summary>The points, in the order in which a line joins them.</summary>
    public IReadOnlyList<(double X, double Y)> Points { get; }

    /// <summary>Whether this is what to compare with (an ideal, a limit) and not something measured: drawn thin, dashed and grey.</summary>
    public bool IsReference { get; private init; }

    /// <summary>A line to compare with, such as the ideal speed-up: <c>Series.Reference("ideal", [1, 2, 4], n => n)</c>.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="xs">Where to draw it; two points make a straight line.</param>
    /// <param name="y">Its height at each.</param>
    public static Series Reference(string name, IEnumerable<double> xs, Func<double, double> y)
    {
        ArgumentNullException.ThrowIfNull(xs);
        ArgumentNullException.ThrowIfNull(y);
        return new Series(name, xs.Select(x => (x, y(x)))) { IsReference = true };
    }
}
