using Workshop.Notebooks;

namespace Workshop.Cli.Selection;

/// <summary>Finds the notebooks that the paths of a call mean.</summary>
internal static class NotebookSelection
{
    private const string Ending = ".ipynb";

    /// <summary>The notebooks at <paramref name="paths"/>, each a file or a folder of notebooks, in that order.</summary>
    /// <exception cref="CourseException">A path is missing or holds no notebook.</exception>
    internal static IReadOnlyList<string> PathsAt(IEnumerable<string> paths) =>
        [.. paths.SelectMany(PathsAt).DistinctBy(Path.GetFullPath, StringComparer.Ordinal)];

    /// <summary>As <see cref="PathsAt(IEnumerable{string})"/>, read.</summary>
    internal static IReadOnlyList<NotebookFile> LoadAt(IEnumerable<string> paths) => [.. PathsAt(paths).Select(NotebookFile.Load)];

    /// <summary>The course's notebooks in the order of its outline, or of their names if there is no outline.</summary>
    /// <exception cref="CourseException">The outline has a fault, or there are no notebooks.</exception>
    internal static IReadOnlyList<string> PathsOfCourse(CourseFolder course) => LoadOutline(course) is { } outline
        ? [.. outline.Chapters.Select(chapter => Path.Combine(course.Notebooks, chapter.File))]
        : [.. PathsAt(course.Notebooks)];

    /// <summary>The course's outline; null if there is none.</summary>
    /// <exception cref="CourseException">The outline has a fault.</exception>
    internal static CourseOutline? LoadOutline(CourseFolder course)
    {
        try
        {
            return File.Exists(course.Outline) ? CourseOutline.Load(DisplayPath.Of(course.Outline)) : null;
        }
        catch (CourseOutlineException exception)
        {
            throw new CourseException(CourseExitCode.WrongUsage, exception.Message, exception);
        }
    }

    /// <summary>Only the notebooks whose names begin with one of <paramref name="numbers"/>, such as <c>00</c>; all if none is given.</summary>
    /// <exception cref="CourseException">A number fits no notebook.</exception>
    internal static IReadOnlyList<string> Only(IReadOnlyList<string> paths, IReadOnlyList<string> numbers)
    {
        foreach (var number in numbers.Where(number => !paths.Any(path => Fits(path, number))))
        {
            var names = string.Join(", ", paths.Select(Path.GetFileName));
            throw new CourseException(CourseExitCode.WrongUsage, $"--only {number} fits no notebook. There are: {names}.");
        }
        return numbers.Count == 0 ? paths : [.. paths.Where(path => numbers.Any(number => Fits(path, number)))];
    }

    private static bool Fits(string path, string number)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name == number || name.StartsWith(number + "-", StringComparison.Ordinal);
    }

    private static string[] PathsAt(string path)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw new CourseException(CourseExitCode.WrongUsage, $"There is no file or folder '{path}'. Check the path.");
        string[] found = [.. Directory.EnumerateFiles(path, "*" + Ending).Order(StringComparer.Ordinal)];
        return found.Length > 0
            ? found
            : throw new CourseException(CourseExitCode.WrongUsage, $"The folder '{path}' holds no notebooks ({Ending}). Name a notebook, or another folder.");
    }
}
