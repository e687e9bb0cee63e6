using System.Text;
using Workshop.Measurement;

namespace Workshop.Experiments;

/// <summary>How far the cores of a machine are from each other.</summary>
/// <param name="Cores">The cores that were measured, in ascending order.</param>
/// <param name="Pairs">Each pair of them once; none where there is only one core, or where threads cannot be bound.</param>
/// <param name="Limitation">What cannot be shown on this machine, and why; null when nothing stands in the way.</param>
public sealed record CoreMapResult(IReadOnlyList<int> Cores, IReadOnlyList<CorePair> Pairs, string? Limitation)
{
    /// <summary>The median latency between two cores, in whichever order; null for a pair that was not measured.</summary>
    public Nanoseconds? Latency(int core, int otherCore) =>
        Pairs.FirstOrDefault(pair => (pair.Core, pair.OtherCore) == (Math.Min(core, otherCore), Math.Max(core, otherCore)))?.Latency.Median;

    /// <summary>The matrix of medians: a row and a column for each core.</summary>
    public override string ToString()
    {
        if (Pairs.Count == 0)
            return Limitation ?? "No pair was measured.";
        string[][] rows =
        [
            ["core", .. Cores.Select(core => $"{core}")],
            .. Cores.Select(core => (string[])[$"{core}", .. Cores.Select(other => Latency(core, other)?.ToString() ?? "-")]),
        ];
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin("  ", row.Select((cell, column) => cell.PadLeft(widths[column]))).Append('\n');
        return text.ToString().TrimEnd('\n');
    }
}
