using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Workshop.Cli.Recording;
using Workshop.Cli.Reporting;
using Workshop.Cli.Selection;
using Workshop.Experiments;
using Workshop.Measurement;

namespace Workshop.Cli.Verbs;

/// <summary><c>course measure</c>: records what the course's core operations take on this machine.</summary>
internal static class MeasureVerb
{
    internal static Command Create()
    {
        var folder = new Option<string?>("--out") { Description = "The folder of the file. [default: data/machines, in the course's folder]", HelpName = "FOLDER" };
        var name = new Option<string?>("--name") { Description = "What to call the machine, and the file. Never the host's name. [default: made from the processor]", HelpName = "NAME" };
        var quick = new Option<bool>("--quick") { Description = "A few samples of each: shows that everything runs, not how fast." };
        var force = new Option<bool>("--force") { Description = "Overwrite the file of another machine." };
        var command = new Command(
            "measure",
            """
            Record what the course's core operations take on this machine, in about half a minute.

            Charts can draw recorded machines behind a reader's own run. Measure when nothing else runs; what disturbed the machine
            stands in the file. The file holds no name of a host or a user, and no path.
            """)
        { folder, name, quick, force };
        command.SetAction((call, cancellationToken) =>
        {
            var course = CourseFolder.Find();
            var machine = MachineFingerprint.OfThisMachine;
            var called = MachineName.Checked(call.GetValue(name), machine);
            var target = call.GetValue(folder) is { } named ? Path.GetFullPath(named) : course.Machines;
            var file = RecordFile.Prepare(target, called, machine, call.GetValue(force));
            return Task.Run(() => Record(course, machine, called, file, call.GetValue(quick), cancellationToken), CancellationToken.None);
        });
        return command;
    }

    private static int Record(CourseFolder course, MachineFingerprint machine, string name, RecordFile file, bool quick, CancellationToken cancellationToken)
    {
        var (operations, skipped) = CoreOperations.Measure(
            quick, (what, part, parts) => Console.Error.WriteLine($"{part}/{parts}: {what}…"), cancellationToken);
        var date = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var command = $"course measure --name {name}{(quick ? " --quick" : "")}";
        file.Write(new MachineRecord(name, date, CourseCommit.Of(course), command, machine, operations, skipped));
        Show(operations, skipped);
        Console.WriteLine($"Written: {DisplayPath.Of(file.Path)}");
        return CourseExitCode.Success;
    }

    private static void Show(IReadOnlyList<RecordedOperation> operations, IReadOnlyList<SkippedOperation> skipped)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("experiment").AddColumn("operation")
            .AddColumn(new TableColumn("median").RightAligned()).AddColumn(new TableColumn("99 %").RightAligned()).AddColumn(new TableColumn("n").RightAligned())
            .AddColumn("disturbed by, or why not measured");
        foreach (var one in operations)
            table.AddRow(Cells(one.Experiment, one.Name, $"{one.Median}", $"{one.Quantiles.P99}", one.Count.ToString(CultureInfo.InvariantCulture), one.Disturbance ?? ""));
        foreach (var one in skipped)
            table.AddRow(Cells(one.Experiment, one.Name, "–", "–", "0", one.Reason));
        Terminal.Open().Write(table);
    }

    private static Text[] Cells(params string[] texts) => [.. texts.Select(text => new Text(text))];
}
