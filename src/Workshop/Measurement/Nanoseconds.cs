using System.Diagnostics;

namespace Workshop.Measurement;

/// <summary>A duration as measurements need it: with fractions of a nanosecond.</summary>
/// <param name="Value">The number of nanoseconds; may be negative, as differences are.</param>
public readonly record struct Nanoseconds(double Value) : IComparable<Nanoseconds>
{
    private const double PerMicrosecond = 1e3;
    private const double PerMillisecond = 1e6;
    private const double PerSecond = 1e9;

    /// <summary>No time at all.</summary>
    public static Nanoseconds Zero => default;

    /// <summary>The duration in seconds.</summary>
    public double Seconds => Value / PerSecond;

    /// <summary>The duration in milliseconds.</summary>
    public double Milliseconds => Value / PerMillisecond;

    /// <summary>The duration in microseconds.</summary>
    public double Microseconds => Value / PerMicrosecond;

    /// <summary>A duration from the BCL, which counts in steps of 100 ns.</summary>
    public static Nanoseconds From(TimeSpan duration) => new(duration.TotalNanoseconds);

    /// <summary>A difference of two <see cref="Stopwatch.GetTimestamp"/> readings.</summary>
    public static Nanoseconds FromStopwatchTicks(long ticks) => new(ticks * (PerSecond / Stopwatch.Frequency));

    /// <summary>The same duration for the BCL, rounded to 100 ns.</summary>
    public TimeSpan ToTimeSpan() => TimeSpan.FromTicks((long)Math.Round(Value / TimeSpan.NanosecondsPerTick));

    /// <summary>Both durations together.</summary>
    public static Nanoseconds operator +(Nanoseconds left, Nanoseconds right) => new(left.Value + right.Value);

    /// <summary>What the first lasts longer than the second.</summary>
    public static Nanoseconds operator -(Nanoseconds left, Nanoseconds right) => new(left.Value - right.Value);

    /// <summary>The duration that many times.</summary>
    public static Nanoseconds operator *(Nanoseconds duration, double factor) => new(duration.Value * factor);

    /// <summary>One of that many equal parts.</summary>
    public static Nanoseconds operator /(Nanoseconds duration, double parts) => new(duration.Value / parts);

    /// <summary>How many times the second fits into the first.</summary>
    public static double operator /(Nanoseconds left, Nanoseconds right) => left.Value / right.Value;

    /// <summary>Whether the first is shorter.</summary>
    public static bool operator <(Nanoseconds left, Nanoseconds right) => left.Value < right.Value;

    /// <summary>Whether the first is longer.</summary>
    public static bool operator >(Nanoseconds left, Nanoseconds right) => left.Value > right.Value;

    /// <summary>Whether the first is not longer.</summary>
    public static bool operator <=(Nanoseconds left, Nanoseconds right) => left.Value <= right.Value;

    /// <summary>Whether the first is not shorter.</summary>
    public static bool operator >=(Nanoseconds left, Nanoseconds right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Nanoseconds other) => Value.CompareTo(other.Value);

    /// <summary>Three significant digits and the unit that suits them: <c>1.23 µs</c>.</summary>
    public override string ToString() => Math.Abs(Value) switch
    {
        >= PerSecond => ThreeDigits.Of(Seconds) + " s",
        >= PerMillisecond => ThreeDigits.Of(Milliseconds) + " ms",
        >= PerMicrosecond => ThreeDigits.Of(Microseconds) + " µs",
        _ => ThreeDigits.Of(Value) + " ns",
    };
}
