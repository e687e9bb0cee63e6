using System.Globalization;

namespace Workshop.Cli.Usage;

/// <summary>Durations as people write them on a command line: <c>500ms</c>, <c>60s</c>, <c>10m</c>, <c>1h</c>.</summary>
internal static class DurationText
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        // "ms" before "s": the longer unit must be tried first.
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
    ];

    /// <summary>The longest duration a timer can wait for, well above any notebook's needs.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Reads a positive number and a unit, up to a day; null when it is none.</summary>
    internal static TimeSpan? Parse(string text)
    {
        foreach (var (unit, length) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal))
                continue;
            var isNumber = double.TryParse(
                text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
            return isNumber && number > 0 && number * length <= Longest ? number * length : null;
        }
        return null;
    }

    /// <summary>Writes a duration in its largest unit without a remainder.</summary>
    internal static string Format(TimeSpan duration)
    {
        var (unit, length) = Units.Reverse().FirstOrDefault(candidate => duration.Ticks % candidate.Length.Ticks == 0, Units[0]);
        return string.Create(CultureInfo.InvariantCulture, $"{duration / length:0.###}{unit}");
    }
}
