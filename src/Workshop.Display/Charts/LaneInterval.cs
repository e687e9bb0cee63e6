namespace Workshop.Display;

/// <summary>One bar of a Gantt chart: somebody was busy with something for a while. Immutable.</summary>
/// <param name="Lane">Who: a thread, a core, a worker. Lanes appear in the order in which they first occur.</param>
/// <param name="Start">When it began, in the chart's unit.</param>
/// <param name="End">When it ended, in the chart's unit; not before <paramref name="Start"/>.</param>
/// <param name="Group">With what: bars of a group share colour, pattern and legend.</param>
/// <param name="Note">A word written in the bar and shown when the pointer rests on it, or null.</param>
public sealed record LaneInterval(string Lane, double Start, double End, string Group, string? Note = null);
