namespace Workshop.Display;

/// <summary>An axis of a chart. A plain text converts to a linear axis with that title.</summary>
/// <param name="Title">What is along the axis, without the unit.</param>
/// <param name="Unit">
/// The unit of the values, or nothing. Times (<c>ns</c>, <c>µs</c>, <c>ms</c>, <c>s</c>) and sizes (<c>B</c>, <c>KiB</c>,
/// <c>MiB</c>, <c>GiB</c>, <c>TiB</c>) are shown in whichever of these keeps the numbers short.
/// </param>
/// <param name="Log">Whether equal steps along the axis multiply. Values that are not above zero are then left out.</param>
public sealed record Axis(string Title, string Unit = "", bool Log = false)
{
    /// <summary>A linear axis without unit.</summary>
    public static implicit operator Axis(string title) => new(title);

    /// <summary>A linear axis without unit.</summary>
    public static Axis FromString(string title) => new(title);

    internal string TitleIn(string unit) => unit.Length == 0 ? Title : Title.Length == 0 ? unit : $"{Title} ({unit})";

    internal bool CanShow(double value) => double.IsFinite(value) && (!Log || value > 0);
}
