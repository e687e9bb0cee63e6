using Workshop.Cli.Selection;

namespace Workshop.Cli.Execution;

/// <summary>The folder that executed notebooks are written to.</summary>
internal sealed class ExecutedNotebooksFolder
{
    private readonly string _path;

    private ExecutedNotebooksFolder(string path) => _path = path;

    /// <summary>Makes the folder, before anything runs for minutes in vain.</summary>
    /// <exception cref="CourseException">It cannot be made, it holds the notebooks themselves, or two notebooks have one name.</exception>
    internal static ExecutedNotebooksFolder Create(string path, IReadOnlyList<NotebookFile> files)
    {
        if (files.GroupBy(file => file.Name).FirstOrDefault(same => same.Count() > 1) is { } twins)
        {
            throw new CourseException(
                CourseExitCode.WrongUsage, $"Two notebooks are called '{twins.Key}': {string.Join(", ", twins.Select(twin => twin.Path))}. Rename one, or run them apart.");
        }
        var full = Path.GetFullPath(path);
        if (files.FirstOrDefault(file => Path.GetDirectoryName(Path.GetFullPath(file.Path)) == full) is { } source)
        {
            throw new CourseException(
                CourseExitCode.WrongUsage, $"--out {path} is the folder of {source.Path}, which would be overwritten. Name another folder.");
        }
        try
        {
            Directory.CreateDirectory(full);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CourseException(CourseExitCode.WrongUsage, $"The folder '{path}' cannot be made ({exception.Message}). Name another one by --out.", exception);
        }
        return new ExecutedNotebooksFolder(full);
    }

    /// <summary>Writes an executed notebook: whole or not at all.</summary>
    internal void Save(NotebookRun run) => run.Executed.Save(Path.Combine(_path, Path.GetFileName(run.Path)));
}
