namespace Workshop.Display;

/// <summary>How an axis shows given values: the unit that keeps them short, and on a logarithmic axis ticks with their units.</summary>
internal sealed class AxisScale
{
    private const int MostTicks = 6;

    private readonly Axis _axis;
    private readonly double _lowest;
    private readonly double _highest;

    internal AxisScale(Axis axis, IEnumerable<double> values)
    {
        _axis = axis;
        var shown = values.Where(axis.CanShow).DefaultIfEmpty(1).ToArray();
        _lowest = shown.Min();
        _highest = shown.Max();
        (Divisor, Unit) = axis.Log ? (1, axis.Unit) : Quantity.ScaleFor(Math.Max(Math.Abs(_lowest), Math.Abs(_highest)), axis.Unit);
    }

    /// <summary>What to divide a value by before it is drawn.</summary>
    internal double Divisor { get; }

    internal string Unit { get; }

    /// <summary>The axis as plotly.js reads it.</summary>
    /// <param name="roomBelow">Space before the lowest value of a logarithmic axis, in powers of ten.</param>
    /// <param name="roomAbove">Space after the highest, in powers of ten.</param>
    internal Dictionary<string, object> ToPlotly(double roomBelow = 0.1, double roomAbove = 0.1)
    {
        if (!_axis.Log)
        {
            var linear = new Dictionary<string, object> { ["title"] = TitleOf(_axis.TitleIn(Unit)), ["rangemode"] = "tozero" };
            return linear;
        }
        var ticks = LogTicks.Between(_lowest, _highest, _axis.Unit, MostTicks);
        return new Dictionary<string, object>
        {
            // Ticks carry their unit; where the unit has no smaller and larger kin the title carries it too.
            ["title"] = TitleOf(_axis.Title),
            ["type"] = "log",
            ["range"] = new[] { Math.Log10(_lowest) - roomBelow, Math.Log10(_highest) + roomAbove },
            ["tickmode"] = "array",
            ["tickvals"] = ticks,
            ["ticktext"] = ticks.Select(tick => Quantity.Text(tick, _axis.Unit)).ToArray(),
        };
    }

    private static Dictionary<string, object> TitleOf(string text) => new() { ["text"] = TextWrap.Html(text, 44) };
}
