using System.CommandLine;
using Workshop.Cli.Execution;
using Workshop.Cli.Printing;
using Workshop.Cli.Publication;
using Workshop.Cli.Selection;
using Workshop.Cli.Usage;
using Workshop.Notebooks;

namespace Workshop.Cli.Verbs;

/// <summary><c>course pdf</c>: prints slides or a page.</summary>
internal static class PdfVerb
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    internal static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "The notebook to print." };
        var deck = new Option<bool>("--deck") { Description = "Print the slides, one a page. This is the default. Needs npm." };
        var page = new Option<bool>("--page") { Description = "Print the page, on A4." };
        var browser = new Option<string?>("--browser")
        {
            Description = $"The program of Chromium, Chrome or Edge. [default: {BrowserSearch.Variable}, or else the first one found]",
            HelpName = "FILE",
        };
        var target = new Option<string?>("--out") { Description = "The file to write. [default: NAME-slides.pdf or NAME.pdf, in the current folder]", HelpName = "FILE" };
        var execution = new ExecutionOptions();
        var command = new Command("pdf", "Print the slides or the page of an executed notebook as PDF; a notebook without outputs is executed first. Needs Chromium, Chrome or Edge.")
        { path, deck, page, browser, target };
        execution.AddTo(command);
        command.SetAction((call, cancellationToken) =>
        {
            if (call.GetValue(deck) && call.GetValue(page))
                throw new CourseException(CourseExitCode.WrongUsage, "Only one of --deck and --page can be meant. Call 'course pdf' twice for both.");
            var files = NotebookSelection.LoadAt([call.GetRequiredValue(path)]);
            if (files is not [var file])
                throw new CourseException(CourseExitCode.WrongUsage, $"'{call.GetRequiredValue(path)}' holds {files.Count} notebooks, and a PDF is of one. Name one of them.");
            var isPage = call.GetValue(page);
            var printer = new PdfPrinter(BrowserSearch.Find(call.GetValue(browser)), Limit);
            var output = TargetOf(call.GetValue(target) ?? $"{file.Name}{(isPage ? "" : "-slides")}.pdf");
            return PrintAsync(file, isPage, printer, output, execution.LimitsOf(call), cancellationToken);
        });
        return command;
    }

    // Better said before a notebook has run for minutes.
    private static string TargetOf(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw new CourseException(CourseExitCode.WrongUsage, $"--out {path} is a folder. Name the file to write.");
        return Directory.Exists(Path.GetDirectoryName(full))
            ? full
            : throw new CourseException(CourseExitCode.WrongUsage, $"There is no folder for --out {path}. Make it first, or name another file.");
    }

    private static async Task<int> PrintAsync(
        NotebookFile file, bool isPage, PdfPrinter printer, string output, ExecutionLimits limits, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("course-pdf-site-");
        try
        {
            // Both kinds, so that the slides can name the page's sections.
            var site = new CourseSite(CourseFolder.Find(), folder.FullName) { Slides = !isPage, IsKept = false };
            var outcome = await NotebookExport.ExportAsync([file], site, limits, cancellationToken).ConfigureAwait(false);
            // A failed cell is printed like any other, since the reader wants to see it; without npm there are no slides to print.
            if (outcome is not (CourseExitCode.Success or CourseExitCode.Failed))
                return outcome;
            var form = isPage ? PrintForm.Page(file.Name) : PrintForm.Deck(file.Name);
            var pdf = await printer.PrintAsync(folder.FullName, form, cancellationToken).ConfigureAwait(false);
            AtomicFile.Write(output, stream => stream.Write(pdf));
            Console.WriteLine($"Written: {DisplayPath.Of(output)}");
            return outcome;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
