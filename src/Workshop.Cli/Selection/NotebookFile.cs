using Workshop.Notebooks;

namespace Workshop.Cli.Selection;

/// <summary>A notebook that was asked for.</summary>
/// <param name="Path">Where it lies, as the reader would type it.</param>
/// <param name="Notebook">What the file holds.</param>
internal sealed record NotebookFile(string Path, Notebook Notebook)
{
    /// <summary>The file name without its ending.</summary>
    internal string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="CourseException">There is no such file, or it holds no notebook.</exception>
    internal static NotebookFile Load(string path)
    {
        var shown = DisplayPath.Of(path);
        try
        {
            return new NotebookFile(shown, Notebook.Load(shown));
        }
        catch (NotebookFormatException exception)
        {
            throw new CourseException(CourseExitCode.WrongUsage, exception.Message, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CourseException(
                CourseExitCode.WrongUsage, $"{shown}: the file cannot be read ({exception.Message}). Check its permissions.", exception);
        }
    }
}
