using Workshop.Cli.Usage;
using Workshop.Scripting;

namespace Workshop.Cli.Execution;

/// <summary>What the reader is told about a cell that ran out of time.</summary>
internal static class TimeLimitErrors
{
    private const string Name = "TimeLimit";

    internal static CellError OfCell(int number, TimeSpan limit) => new(
        Name, $"Cell {number} ran longer than a cell may ({DurationText.Format(limit)}) and was stopped. Raise the limit with --cell-limit, or find the endless loop.", []);

    internal static CellError OfNotebook(int number, TimeSpan limit) => new(
        Name, $"The notebook ran longer than it may ({DurationText.Format(limit)}) and was stopped in cell {number}. Raise the limit with --notebook-limit.", []);
}
