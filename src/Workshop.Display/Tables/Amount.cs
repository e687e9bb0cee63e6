namespace Workshop.Display;

/// <summary>A value with its unit, for a cell of a <see cref="Table"/>: <c>new Amount(12_300, "ns")</c> reads “12.3 µs”.</summary>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit, see <see cref="Axis.Unit"/>; may be empty.</param>
public readonly record struct Amount(double Value, string Unit)
{
    /// <summary>Three significant digits in the unit that keeps the number short; “–” when it is not finite.</summary>
    public override string ToString() => Quantity.Text(Value, Unit);
}
