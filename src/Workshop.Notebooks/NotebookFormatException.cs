namespace Workshop.Notebooks;

/// <summary>A file that should hold a notebook does not. The message is one line: what, where, remedy.</summary>
public sealed class NotebookFormatException : FormatException
{
    /// <summary>Describes one fault.</summary>
    /// <param name="notebook">The file's path, or the name the caller gave the text.</param>
    /// <param name="position">Where in the file, such as <c>cells[3].source</c> or <c>line 4, column 7</c>; empty for the whole file.</param>
    /// <param name="problem">What is wrong, as a sentence without its full stop.</param>
    /// <param name="remedy">What to do, as a sentence.</param>
    /// <param name="cause">The exception behind it, if any.</param>
    public NotebookFormatException(
        string notebook, string position, string problem, string remedy, Exception? cause = null)
        : base($"{notebook}{(position.Length == 0 ? "" : $", {position}")}: {problem}. {remedy}", cause)
    {
        (Notebook, Position, Problem, Remedy) = (notebook, position, problem, remedy);
    }

    /// <summary>The file's path, or the name the caller gave the text.</summary>
    public string Notebook { get; }

    /// <summary>Where in the file; empty for the whole file.</summary>
    public string Position { get; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }
}
