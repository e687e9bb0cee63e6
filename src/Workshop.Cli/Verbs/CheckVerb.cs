using System.CommandLine;
using Workshop.Cli.Checks;
using Workshop.Cli.Selection;
using Workshop.Cli.Usage;

namespace Workshop.Cli.Verbs;

/// <summary><c>course check</c>: says what keeps notebooks from being committed.</summary>
internal static class CheckVerb
{
    internal static Command Create()
    {
        var paths = PathArguments.Optional("The notebooks to check, or folders of notebooks. [default: those of the course]");
        var command = new Command("check", "Check that notebooks are readable, clean and tagged correctly, and that no link or image in them is dead.") { paths };
        command.SetAction(call =>
        {
            var named = call.GetValue(paths) ?? [];
            var course = CourseFolder.Find();
            IReadOnlyList<NotebookFile> notebooks =
                [.. (named.Length > 0 ? NotebookSelection.PathsAt(named) : NotebookSelection.PathsOfCourse(course)).Select(NotebookFile.Load)];
            var links = CourseLinks.Check(notebooks, course).ToLookup(finding => finding.Notebook);
            var findings = notebooks.SelectMany(file => NotebookCheck.Of(file).Concat(links[file.Path])).ToList();
            foreach (var finding in findings)
                Console.WriteLine(finding);
            var faults = findings.Count(finding => finding.IsFault);
            Console.WriteLine($"{(notebooks.Count == 1 ? "1 notebook" : $"{notebooks.Count} notebooks")}: {faults} faults, {findings.Count - faults} warnings");
            return faults == 0 ? CourseExitCode.Success : CourseExitCode.Failed;
        });
        return command;
    }
}
