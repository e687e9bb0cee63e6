using Spectre.Console;
using Workshop.Cli.Execution;

namespace Workshop.Cli.Reporting;

/// <summary>Progress in a terminal: a line a notebook, with a bar, the cell that runs and the time.</summary>
internal sealed class LiveProgress(ProgressContext context) : IRunProgress
{
    private const int WidthOfName = 36;
    private const int WidthOfCode = 40;

    private ProgressTask? _notebook;
    private string _name = "";
    private int _cellCount;

    /// <summary>Shows the display for as long as <paramref name="work"/> takes.</summary>
    internal static Task<T> ShowAsync<T>(IAnsiConsole console, Func<IRunProgress, Task<T>> work) => console.Progress()
        .Columns(
            new SpinnerColumn(),
            new ProgressBarColumn { Width = 20 },
            new ElapsedTimeColumn(),
            new TaskDescriptionColumn { Alignment = Justify.Left })
        .StartAsync(context => work(new LiveProgress(context)));

    public void NotebookStarted(string path, int cellCount)
    {
        (_name, _cellCount) = (CellText.Shorten(Path.GetFileNameWithoutExtension(path), WidthOfName), cellCount);
        _notebook = context.AddTask(Markup.Escape(_name), maxValue: Math.Max(1, cellCount));
    }

    public void CellStarted(int number, string source)
    {
        _notebook!.Value = number - 1;
        Describe($"cell {number} of {_cellCount}  {CellText.Shorten(CellText.FirstLine(source), WidthOfCode)}");
    }

    public void NotebookEnded(NotebookRun run)
    {
        _notebook!.Value = run.Passed ? _notebook.MaxValue : run.CellsRun;
        Describe(run.FrozenSince is not null ? "unchanged" : run.Passed ? $"passed, {CellText.Count(run.CellsRun)}" : "failed");
        _notebook.StopTask();
    }

    private void Describe(string state) => _notebook!.Description = Markup.Escape($"{_name}  {state}");
}
