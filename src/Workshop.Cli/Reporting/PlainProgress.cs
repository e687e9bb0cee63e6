using System.Diagnostics;
using System.Globalization;
using Workshop.Cli.Execution;

namespace Workshop.Cli.Reporting;

/// <summary>Progress for logs: a line when a notebook starts, every few cells, and when it ends. No control characters.</summary>
internal sealed class PlainProgress(TextWriter writer) : IRunProgress
{
    private const int CellsBetweenLines = 10;
    private const int WidthOfCode = 80;

    private int _cellCount;
    private long _started;

    public void NotebookStarted(string path, int cellCount)
    {
        (_cellCount, _started) = (cellCount, Stopwatch.GetTimestamp());
        writer.WriteLine($"{path}: {CellText.Count(cellCount)}");
    }

    public void CellStarted(int number, string source)
    {
        if (number > 1 && (number - 1) % CellsBetweenLines == 0)
        {
            var elapsed = Stopwatch.GetElapsedTime(_started).TotalSeconds;
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  cell {number} of {_cellCount}, after {elapsed:0.0} s: {CellText.Shorten(CellText.FirstLine(source), WidthOfCode)}"));
        }
    }

    public void NotebookEnded(NotebookRun run) => writer.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{run.Path}: {(run.FrozenSince is not null ? "unchanged, passed earlier" : run.Passed ? "passed" : "failed")} after {run.Elapsed.TotalSeconds:0.0} s"));
}
