namespace Workshop.Notebooks;

/// <summary>The course's table of contents, <c>notebooks/course.json</c>. Immutable.</summary>
/// <param name="Title">The course's title, as plain text.</param>
/// <param name="Summary">What the course is, in a sentence or two.</param>
/// <param name="Chapters">The notebooks, in reading order; at least one.</param>
/// <remarks>
/// The file, every member required except <c>prerequisites</c>:
/// <code>
/// {
///   "title": "The Concurrency Workshop",
///   "summary": "Processes, threads and coroutines, seen and measured.",
///   "notebooks": [
///     {
///       "file": "00-processes-threads-coroutines.ipynb",
///       "title": "Processes, threads, coroutines",
///       "minutes": 35,
///       "objectives": ["tell the three apart by what you saw them do"],
///       "prerequisites": []
///     }
///   ]
/// }
/// </code>
/// </remarks>
public sealed record CourseOutline(string Title, string Summary, IReadOnlyList<CourseChapter> Chapters)
{
    /// <summary>Reads the outline at <paramref name="path"/> and checks that its notebooks exist beside it.</summary>
    /// <exception cref="CourseOutlineException">The outline has a fault.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static CourseOutline Load(string path)
    {
        var outline = Parse(File.ReadAllText(path), path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        foreach (var chapter in outline.Chapters.Where(chapter => !File.Exists(Path.Combine(folder, chapter.File))))
        {
            throw new CourseOutlineException(
                path,
                $"notebooks[{chapter.Order - 1}].file",
                $"there is no file '{chapter.File}' beside the outline",
                "Correct the name, or take the notebook out of the outline.");
        }
        return outline;
    }

    /// <summary>Reads an outline from its JSON, without looking for the notebooks.</summary>
    /// <param name="json">The content of a course.json.</param>
    /// <param name="name">What error messages call it, usually its path.</param>
    /// <exception cref="CourseOutlineException">The outline has a fault.</exception>
    public static CourseOutline Parse(string json, string name) => new CourseOutlineReader(name).Read(json);
}
