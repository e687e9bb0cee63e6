namespace Workshop.Notebooks;

/// <summary>The course's outline has a fault. The message is one line: what, where, remedy.</summary>
public sealed class CourseOutlineException : FormatException
{
    /// <summary>Describes one fault.</summary>
    /// <param name="outline">The outline's path, or the name the caller gave the text.</param>
    /// <param name="position">Where in it, such as <c>notebooks[2].minutes</c>; empty for the whole file.</param>
    /// <param name="problem">What is wrong, as a sentence without its full stop.</param>
    /// <param name="remedy">What to do, as a sentence.</param>
    /// <param name="cause">The exception behind it, if any.</param>
    public CourseOutlineException(
        string outline, string position, string problem, string remedy, Exception? cause = null)
        : base($"{outline}{(position.Length == 0 ? "" : $", {position}")}: {problem}. {remedy}", cause)
    {
        (Outline, Position, Problem, Remedy) = (outline, position, problem, remedy);
    }

    /// <summary>The outline's path, or the name the caller gave the text.</summary>
    public string Outline { get; }

    /// <summary>Where in the file; empty for the whole file.</summary>
    public string Position { get; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }
}
