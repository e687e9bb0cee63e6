using System.CommandLine;
using Workshop.Cli.Execution;
using Workshop.Cli.Selection;
using Workshop.Cli.Usage;

namespace Workshop.Cli.Verbs;

/// <summary><c>course run</c>: executes notebooks and says how that went.</summary>
internal static class RunVerb
{
    internal static Command Create()
    {
        var paths = PathArguments.Required("The notebooks to execute, or folders of notebooks.");
        var output = new Option<string?>("--out") { Description = "A folder to write the executed notebooks to. Without it nothing is written.", HelpName = "FOLDER" };
        var execution = new ExecutionOptions();
        var command = new Command("run", "Execute notebooks, each in a process of its own, and report failures.") { paths, output };
        execution.AddTo(command);
        command.SetAction(async (call, cancellationToken) =>
        {
            var files = NotebookSelection.LoadAt(call.GetRequiredValue(paths));
            var folder = call.GetValue(output) is { } named ? ExecutedNotebooksFolder.Create(named, files) : null;
            var runs = await CourseExecution.RunAsync(files, execution.LimitsOf(call), run => folder?.Save(run), cancellationToken).ConfigureAwait(false);
            return CourseExecution.Report(runs);
        });
        return command;
    }
}
