using Workshop.Cli.Execution;
using Workshop.Cli.Selection;
using Workshop.Notebooks;
using Workshop.Processes;
using Workshop.Publishing;

namespace Workshop.Cli.Publication;

/// <summary>Publishes executed notebooks as pages and slides.</summary>
/// <param name="Course">Where charts' script and npm's packages lie, and the outline.</param>
/// <param name="Folder">The site's folder.</param>
internal sealed record CourseSite(CourseFolder Course, string Folder)
{
    private const string SourceOfTheLecture = "T4D, Utilizing Shared Resources: Processes vs. Threads vs. Coroutines";

    /// <summary>Whether to make pages.</summary>
    internal bool Pages { get; init; } = true;

    /// <summary>Whether to make slides.</summary>
    internal bool Slides { get; init; } = true;

    /// <summary>Whether the site stays, so that its reader wants to know where it lies.</summary>
    internal bool IsKept { get; init; } = true;

    /// <summary>Where to look for npm, as in PATH; null means PATH itself.</summary>
    internal string? NpmSearchPath { get; init; }

    /// <summary>Writes the site and says what came of it.</summary>
    /// <param name="notebooks">Executed notebooks.</param>
    /// <param name="cancellationToken">Ends a running npm; the site stays as it was.</param>
    /// <returns><see cref="CourseExitCode.Success"/>, or <see cref="CourseExitCode.LacksSomething"/> when there are no slides for want of npm.</returns>
    /// <exception cref="CourseException">The site cannot be written.</exception>
    internal async Task<int> PublishAsync(IReadOnlyList<NotebookFile> notebooks, CancellationToken cancellationToken)
    {
        var outline = OutlineOf(notebooks, out var isCourse);
        var record = notebooks.Select(file => RunRecord.Of(file.Notebook)).FirstOrDefault(found => found is not null)
            ?? new RunRecord(File.GetLastWriteTimeUtc(notebooks[0].Path), "a machine that was not noted");
        var source = isCourse ? SourceOfTheLecture : null;
        var options = new SiteOptions
        {
            OutputFolder = Folder,
            Outline = outline,
            Notebooks = [.. notebooks.Select(file => new SiteNotebook(file.Path, file.Notebook, ChapterOf(file, outline)!) { Run = RunOf(file, source) })],
            Run = new RunInfo(record.Date, record.Machine, source),
            Pages = Pages,
            Slides = Slides,
            Highlighter = new HighlightedCode(),
            PlotlyScriptPath = File.Exists(Course.PlotlyScript) ? Course.PlotlyScript : null,
            NpmFolder = Course.NpmFolder,
            NpmSearchPath = NpmSearchPath,
        };
        return Report(await PublishAsync(options, cancellationToken).ConfigureAwait(false));
    }

    private static RunInfo? RunOf(NotebookFile file, string? source) =>
        RunRecord.Of(file.Notebook) is { } record ? new RunInfo(record.Date, record.Machine, source) : null;

    private static async Task<PublishReport> PublishAsync(SiteOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => SitePublisher.Publish(options), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            ProcessTree.KillDescendants(Companions.Processes);
            throw;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CourseException(
                CourseExitCode.WrongUsage, $"The site cannot be written to '{options.OutputFolder}' ({exception.Message}). Name another folder by --out.", exception);
        }
    }

    private int Report(PublishReport report)
    {
        foreach (var warning in report.Warnings)
            Console.Error.WriteLine($"course: warning: {warning.File}{(warning.Cell is { } cell ? $", cell {cell} of the file" : "")}: {warning.Message}");
        var start = report.Files.FirstOrDefault(file => file == "index.html") ?? report.Files.FirstOrDefault(file => file.EndsWith(".html", StringComparison.Ordinal));
        if (start is not null && IsKept)
            Console.WriteLine($"Written: {DisplayPath.Of(Path.Combine(Folder, start))}");
        if (report.SlidesRefused is null)
            return CourseExitCode.Success;
        Console.Error.WriteLine($"course: no slides: {report.SlidesRefused}");
        return CourseExitCode.LacksSomething;
    }

    // Notebooks that are not the course's make an outline of their own.
    private CourseOutline OutlineOf(IReadOnlyList<NotebookFile> notebooks, out bool isCourse)
    {
        var outline = NotebookSelection.LoadOutline(Course);
        isCourse = outline is not null && notebooks.All(file => IsInCourse(file) && ChapterOf(file, outline) is not null);
        return isCourse
            ? outline!
            : new CourseOutline(notebooks[0].Notebook.Title ?? notebooks[0].Name, "", [.. notebooks.Select(ChapterFromNotebook)]);
    }

    private bool IsInCourse(NotebookFile file) => Path.GetDirectoryName(Path.GetFullPath(file.Path)) == Course.Notebooks;

    private static CourseChapter? ChapterOf(NotebookFile file, CourseOutline outline) =>
        outline.Chapters.FirstOrDefault(chapter => chapter.Name == file.Name);

    private static CourseChapter ChapterFromNotebook(NotebookFile file, int index) =>
        new(index + 1, Path.GetFileName(file.Path), file.Notebook.Title ?? file.Name, ReadingTime.Of(file.Notebook), [], []);
}
