using Workshop.Measurement;

namespace Workshop.Display;

/// <summary>What recorded machines have to show beside the bars or the curves of one chart. Empty when there are none.</summary>
internal sealed class RecordedMachines
{
    private const int RemarkWidth = 60;

    private readonly string _unit;
    private readonly double _nanosecondsPerUnit;

    /// <param name="machines">The machines; null for none.</param>
    /// <param name="labels">What the chart shows. A machine that recorded none of it is left out.</param>
    /// <param name="unit">The chart's unit.</param>
    /// <exception cref="ArgumentException">There are machines, and the chart shows no times.</exception>
    internal RecordedMachines(IReadOnlyList<MachineTimes>? machines, IEnumerable<string> labels, string unit)
    {
        var shown = labels.Distinct().ToArray();
        All = [.. (machines ?? []).Select(times => new RecordedMachine(times, [.. shown.Where(times.Operations.ContainsKey)])).Where(machine => machine.Labels.Count > 0)];
        _unit = unit;
        _nanosecondsPerUnit = Quantity.FactorToSmallest(unit);
        if (All.Count > 0 && unit is not ("ns" or "µs" or "us" or "ms" or "s"))
            throw new ArgumentException($"Recorded machines have times, and the chart's unit is '{unit}'. Take ns, µs, ms or s, or leave the machines out.", nameof(machines));
    }

    internal IReadOnlyList<RecordedMachine> All { get; }

    internal bool Any => All.Count > 0;

    /// <summary>A recorded time in the chart's unit.</summary>
    internal double In(Nanoseconds time) => time.Value / _nanosecondsPerUnit;

    /// <summary>The same for people.</summary>
    internal string Text(Nanoseconds time) => Quantity.Text(In(time), _unit);

    /// <summary>The recorded times that the axis has to reach.</summary>
    /// <param name="times">Which of an operation's times are drawn.</param>
    internal IEnumerable<double> Values(Func<RecordedQuantiles, IEnumerable<Nanoseconds>> times) =>
        from machine in All from label in machine.Labels from time in times(machine[label].Quantiles) select In(time);

    /// <summary>The median of each machine that recorded this, in the chart's unit.</summary>
    internal IEnumerable<double> MediansOf(string label) => All.Where(machine => machine.Labels.Contains(label)).Select(machine => In(machine[label].Median));

    /// <summary>What to add to the text alternative.</summary>
    internal string Words() => string.Concat(All.Select(machine =>
        $" Recorded on {machine.Name} ({machine.Remark}): {string.Join(", ", machine.Labels.Select(label => $"{label} {Text(machine[label].Median)}"))}."));

    /// <summary>A column with the median of each machine, for the data.</summary>
    /// <param name="labelOf">Which of the labels a row is about.</param>
    internal IEnumerable<(string Header, Func<T, object?> Value)> Columns<T>(Func<T, string> labelOf) => All.Select(machine => (
        $"Median, {machine.Name}",
        (Func<T, object?>)(row => machine.Labels.Contains(labelOf(row)) ? new Amount(In(machine[labelOf(row)].Median), _unit) : null)));

    /// <summary>What appears under the pointer.</summary>
    internal string Hover(RecordedMachine machine, string label)
    {
        var operation = machine[label];
        string?[] lines =
        [
            $"{label} on {machine.Name}: {Text(operation.Median)}",
            $"90 % of {operation.Count} samples: {Text(operation.Quantiles.P5)} to {Text(operation.Quantiles.P95)}",
            machine.Remark,
            operation.Disturbance is { } disturbance ? $"disturbed: {disturbance}" : null,
        ];
        return string.Join("<br>", lines.OfType<string>().Select(line => TextWrap.Html(line, RemarkWidth)));
    }
}

/// <summary>One recorded machine in one chart.</summary>
/// <param name="Times">What it recorded.</param>
/// <param name="Labels">What of it the chart shows.</param>
internal sealed record RecordedMachine(MachineTimes Times, IReadOnlyList<string> Labels)
{
    internal string Name => Times.Machine;

    internal string Remark => Times.Remark;

    internal RecordedOperation this[string label] => Times.Operations[label];
}
