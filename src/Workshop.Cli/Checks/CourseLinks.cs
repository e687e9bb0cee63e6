using Workshop.Cli.Selection;
using Workshop.Notebooks;
using Workshop.Publishing;

namespace Workshop.Cli.Checks;

/// <summary>Looks for links, anchors and images that lead nowhere.</summary>
internal static class CourseLinks
{
    /// <summary>The findings in <paramref name="files"/>, in the order of files and cells.</summary>
    /// <param name="files">The notebooks to check.</param>
    /// <param name="course">Their course: links may lead to the headings of its other notebooks.</param>
    internal static IEnumerable<Finding> Check(IReadOnlyList<NotebookFile> files, CourseFolder course)
    {
        var others = NotebookSelection.LoadOutline(course) is { } outline
            ? outline.Chapters.Select(chapter => Path.Combine(course.Notebooks, chapter.File))
                .Where(path => !files.Any(file => Path.GetFullPath(file.Path) == path)).Select(NotebookFile.Load)
            : [];
        var notebooks = files.Concat(others).Select(static (file, index) => new SiteNotebook(file.Path, file.Notebook, ChapterOf(file, index))).ToList();
        return LinkCheck.Of(notebooks)
            .Where(warning => files.Any(file => file.Path == warning.File))
            .Select(warning => new Finding(warning.File, warning.Cell, warning.IsDead, char.ToUpperInvariant(warning.Message[0]) + warning.Message[1..]));
    }

    // Only the file's name matters to links.
    private static CourseChapter ChapterOf(NotebookFile file, int index) => new(index + 1, Path.GetFileName(file.Path), file.Name, 1, [], []);
}
