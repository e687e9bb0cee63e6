using System.Globalization;
using Spectre.Console;
using Workshop.Cli.Execution;

namespace Workshop.Cli.Reporting;

/// <summary>The table at the end: a row a notebook.</summary>
internal static class RunSummary
{
    internal static void Write(IAnsiConsole console, IReadOnlyList<NotebookRun> runs)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("notebook")
            .AddColumn(Number("cells run"))
            .AddColumn(Number("seconds"))
            .AddColumn(Number("claims held"))
            .AddColumn(Number("failed"))
            .AddColumn(Number("not shown"))
            .AddColumn("result");
        foreach (var run in runs)
        {
            table.AddRow(
                new Text(run.Path),
                Cell($"{run.CellsRun} of {run.CellCount}"),
                Cell($"{run.Elapsed.TotalSeconds:0.0}"),
                Cell($"{run.CountClaims(ClaimVerdict.Holds)}"),
                Cell($"{run.CountClaims(ClaimVerdict.Fails)}"),
                Cell($"{run.CountClaims(ClaimVerdict.NotShown)}"),
                new Text(Result(run), new Style(run.Passed ? Color.Green : Color.Red)));
        }
        console.Write(table);
    }

    private static string Result(NotebookRun run) => (run.Passed, run.FrozenSince) switch
    {
        (false, _) => "failed",
        (true, null) => "passed",
        (true, { } date) => string.Create(CultureInfo.InvariantCulture, $"kept from {date.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
    };

    private static TableColumn Number(string header) => new TableColumn(header).RightAligned();

    private static Text Cell(FormattableString text) => new(text.ToString(CultureInfo.InvariantCulture));
}
