using System.Globalization;

namespace Workshop.Measurement;

/// <summary>Numbers as people read them: three significant digits, no exponent.</summary>
internal static class ThreeDigits
{
    internal static string Of(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("F0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F1", CultureInfo.InvariantCulture),
        _ => value.ToString("F2", CultureInfo.InvariantCulture),
    };
}
