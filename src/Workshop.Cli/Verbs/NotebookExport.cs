using System.CommandLine;
using Workshop.Cli.Execution;
using Workshop.Cli.Publication;
using Workshop.Cli.Selection;
using Workshop.Cli.Usage;

namespace Workshop.Cli.Verbs;

/// <summary>What the verbs that only export have in common.</summary>
internal static class NotebookExport
{
    internal static Command CreateVerb(string name, string description, Func<CourseSite, CourseSite> kind)
    {
        var paths = PathArguments.Required("The notebooks to export, or folders of notebooks.");
        var site = new SiteFolderOption();
        var execution = new ExecutionOptions();
        var command = new Command(name, description) { paths };
        site.AddTo(command);
        execution.AddTo(command);
        command.SetAction((call, cancellationToken) =>
        {
            var course = CourseFolder.Find();
            var files = NotebookSelection.LoadAt(call.GetRequiredValue(paths));
            var target = kind(new CourseSite(course, site.FolderOf(call, course)));
            return ExportAsync(files, target, execution.LimitsOf(call), cancellationToken);
        });
        return command;
    }

    /// <summary>Executes what has not run, and publishes.</summary>
    internal static async Task<int> ExportAsync(
        IReadOnlyList<NotebookFile> files, CourseSite site, ExecutionLimits limits, CancellationToken cancellationToken)
    {
        var bare = files.Where(file => !HasRun(file)).ToList();
        IReadOnlyList<NotebookRun> runs = bare.Count > 0
            ? await CourseExecution.RunAsync(bare, limits, static _ => { }, cancellationToken).ConfigureAwait(false)
            : [];
        var executed = runs.ToDictionary(run => run.Path, run => run.Executed);
        var published = await site.PublishAsync(
            [.. files.Select(file => file with { Notebook = executed.GetValueOrDefault(file.Path, file.Notebook) })], cancellationToken).ConfigureAwait(false);
        var outcome = runs.Count > 0 ? CourseExecution.Report(runs) : CourseExitCode.Success;
        return outcome != CourseExitCode.Success ? outcome : published;
    }

    private static bool HasRun(NotebookFile file) =>
        file.Notebook.Cells.Any(cell => cell.Outputs.Count > 0 || cell.ExecutionCount is not null);
}
