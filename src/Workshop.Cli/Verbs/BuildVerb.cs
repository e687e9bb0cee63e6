using System.CommandLine;
using Workshop.Cli.Execution;
using Workshop.Cli.Freezing;
using Workshop.Cli.Publication;
using Workshop.Cli.Selection;
using Workshop.Cli.Usage;

namespace Workshop.Cli.Verbs;

/// <summary><c>course build</c>: the main job, from notebooks to the site.</summary>
internal static class BuildVerb
{
    internal static Command Create()
    {
        var paths = PathArguments.Optional("The notebooks to build, or folders of notebooks. [default: those of the course, in its order]");
        var only = new Option<string[]>("--only") { Description = "Only the notebooks whose names begin with this number, such as 00. May be repeated.", HelpName = "NN" };
        var noSlides = new Option<bool>("--no-slides") { Description = "Make pages only. Needs no npm." };
        var freeze = new Option<bool>("--freeze") { Description = "Take the results of unchanged notebooks from their last run that passed, and keep new ones." };
        var site = new SiteFolderOption();
        var execution = new ExecutionOptions();
        var command = new Command(
            "build",
            """
            Execute notebooks, check their claims, and write executed notebooks, pages and slides.

            The pages are written even if a cell or claim fails, so that one can see where; the exit code is 1 then.
            Without npm the slides are left out and the exit code is 3.
            """)
        { paths, only, noSlides, freeze };
        site.AddTo(command);
        execution.AddTo(command);
        command.SetAction((call, cancellationToken) =>
        {
            var course = CourseFolder.Find();
            var named = call.GetValue(paths) ?? [];
            var chosen = NotebookSelection.Only(
                named.Length > 0 ? NotebookSelection.PathsAt(named) : NotebookSelection.PathsOfCourse(course), call.GetValue(only) ?? []);
            var target = new CourseSite(course, site.FolderOf(call, course)) { Slides = !call.GetValue(noSlides) };
            var limits = execution.LimitsOf(call);
            var frozen = call.GetValue(freeze) ? new FrozenRuns(course, limits) : null;
            return BuildAsync([.. chosen.Select(NotebookFile.Load)], target, limits, frozen, cancellationToken);
        });
        return command;
    }

    private static async Task<int> BuildAsync(
        IReadOnlyList<NotebookFile> files, CourseSite site, ExecutionLimits limits, FrozenRuns? frozen, CancellationToken cancellationToken)
    {
        var folder = ExecutedNotebooksFolder.Create(Path.Combine(site.Folder, "notebooks"), files);
        var runs = await CourseExecution.RunAsync(files, limits, folder.Save, cancellationToken, frozen).ConfigureAwait(false);
        foreach (var note in frozen?.Notes ?? [])
            await Console.Error.WriteLineAsync($"course: note: {note}").ConfigureAwait(false);
        var published = await site.PublishAsync([.. runs.Select(run => new NotebookFile(run.Path, run.Executed))], cancellationToken).ConfigureAwait(false);
        var executed = CourseExecution.Report(runs);
        return executed != CourseExitCode.Success ? executed : published;
    }
}
