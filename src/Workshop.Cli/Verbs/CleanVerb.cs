using System.CommandLine;
using Workshop.Cli.Execution;
using Workshop.Cli.Selection;
using Workshop.Cli.Usage;

namespace Workshop.Cli.Verbs;

/// <summary><c>course clean</c>: brings notebooks into the form in which they are committed.</summary>
internal static class CleanVerb
{
    internal static Command Create()
    {
        var paths = PathArguments.Required("The notebooks to clean, or folders of notebooks.");
        var command = new Command("clean", "Strip outputs and volatile metadata from notebooks, in place.") { paths };
        command.SetAction(call =>
        {
            // All are read before the first is written: a wrong path changes nothing.
            foreach (var file in NotebookSelection.LoadAt(call.GetRequiredValue(paths)))
            {
                var clean = RunRecord.Clean(file.Notebook);
                var changes = File.ReadAllText(file.Path) != clean.ToJson();
                if (changes)
                    clean.Save(file.Path);
                Console.WriteLine($"{file.Path}: {(changes ? "cleaned" : "was clean")}");
            }
            return CourseExitCode.Success;
        });
        return command;
    }
}
