namespace Workshop.Display;

/// <summary>How an axis shows given values: the unit that keeps them short, and on a logarithmic axis ticks with their units.</summary>
internal sealed class AxisScale
{
    // More do not fit beside each other on a telephone.
    private const int MostTicks = 4;
    private const int LongestUnitAtATick = 4;

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

    /// <summary>The unit of what is drawn.</summary>
    internal string Unit { get; }

    private bool UnitFitsTicks => _axis.Unit.Length <= LongestUnitAtATick;

    /// <summary>A value as it is written beside its bar or tick. A long unit stands in the axis's title only.</summary>
    internal string LabelOf(double value) => UnitFitsTicks ? Quantity.Text(value, _axis.Unit) : Quantity.Number(value);

    /// <summary>The axis as plotly.js reads it.</summary>
    /// <param name="fromZero">Whether a linear axis fixes its ends: at zero, and beyond the values by the room asked for.</param>
    /// <param name="roomBelow">Space before the lowest value, as a share of the axis between the lowest and the highest.</param>
    /// <param name="roomAbove">Space after the highest value, as a share likewise.</param>
    internal Dictionary<string, object> ToPlotly(bool fromZero = false, double roomBelow = 0.03, double roomAbove = 0.03) =>
        _axis.Log ? Logarithmic(roomBelow, roomAbove) : Linear(fromZero, roomAbove);

    private Dictionary<string, object> Linear(bool fromZero, double roomAbove)
    {
        var axis = new Dictionary<string, object> { ["rangemode"] = "tozero", ["nticks"] = 6 };
        if (_axis.Title.Length == 0 && UnitFitsTicks && Unit.Length > 0)
            axis["ticksuffix"] = " " + Unit;
        else
            axis["title"] = TitleOf(_axis.TitleIn(Unit));
        if (fromZero)
        {
            var (left, right) = (Math.Min(0, _lowest), Math.Max(0, _highest));
            var room = (right - left) * roomAbove;
            axis["range"] = new[] { left < 0 ? left - room : 0, right + room }.Select(end => end / Divisor).ToArray();
        }
        return axis;
    }

    private Dictionary<string, object> Logarithmic(double roomBelow, double roomAbove)
    {
        var ticks = LogTicks.Between(_lowest, _highest, _axis.Unit, MostTicks);
        var (left, right) = (Math.Log10(_lowest), Math.Log10(_highest));
        // At least half a power of ten, so that equal values still make bars.
        var span = Math.Max(right - left, 0.5);
        return new Dictionary<string, object>
        {
            ["title"] = TitleOf(UnitFitsTicks ? _axis.Title : _axis.TitleIn(_axis.Unit)),
            ["type"] = "log",
            ["range"] = new[] { left - roomBelow * span, right + roomAbove * span },
            ["tickmode"] = "array",
            ["tickvals"] = ticks,
            ["ticktext"] = ticks.Select(LabelOf).ToArray(),
        };
    }

    private static Dictionary<string, object> TitleOf(string text) => new() { ["text"] = TextWrap.Html(text, 44) };
}
