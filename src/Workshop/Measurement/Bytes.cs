namespace Workshop.Measurement;

/// <summary>An amount of memory, with fractions, as the average of many equal things has them.</summary>
/// <param name="Value">The number of bytes; may be negative, as differences are.</param>
public readonly record struct Bytes(double Value) : IComparable<Bytes>
{
    private const double PerKibibyte = 1024;
    private const double PerMebibyte = 1024 * PerKibibyte;
    private const double PerGibibyte = 1024 * PerMebibyte;

    /// <summary>Both amounts together.</summary>
    public static Bytes operator +(Bytes left, Bytes right) => new(left.Value + right.Value);

    /// <summary>What the first holds more than the second.</summary>
    public static Bytes operator -(Bytes left, Bytes right) => new(left.Value - right.Value);

    /// <summary>One of that many equal parts.</summary>
    public static Bytes operator /(Bytes amount, double parts) => new(amount.Value / parts);

    /// <summary>How many times the second fits into the first.</summary>
    public static double operator /(Bytes left, Bytes right) => left.Value / right.Value;

    /// <summary>Whether the first is smaller.</summary>
    public static bool operator <(Bytes left, Bytes right) => left.Value < right.Value;

    /// <summary>Whether the first is larger.</summary>
    public static bool operator >(Bytes left, Bytes right) => left.Value > right.Value;

    /// <summary>Whether the first is not larger.</summary>
    public static bool operator <=(Bytes left, Bytes right) => left.Value <= right.Value;

    /// <summary>Whether the first is not smaller.</summary>
    public static bool operator >=(Bytes left, Bytes right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Bytes other) => Value.CompareTo(other.Value);

    /// <summary>Three significant digits and the unit that suits them: <c>1.50 MiB</c>.</summary>
    public override string ToString() => Math.Abs(Value) switch
    {
        >= PerGibibyte => ThreeDigits.Of(Value / PerGibibyte) + " GiB",
        >= PerMebibyte => ThreeDigits.Of(Value / PerMebibyte) + " MiB",
        >= PerKibibyte => ThreeDigits.Of(Value / PerKibibyte) + " KiB",
        _ => ThreeDigits.Of(Value) + " B",
    };
}
