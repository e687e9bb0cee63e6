namespace Workshop.Publishing;

/// <summary>reveal.js cannot be installed, so there are no slides. The message is one line: what, and the remedy.</summary>
public sealed class SlidesUnavailableException : Exception
{
    /// <summary>Describes why.</summary>
    /// <param name="problem">What is wrong, as a sentence without its full stop.</param>
    /// <param name="remedy">What to do, as a sentence.</param>
    /// <param name="cause">The exception behind it, if any.</param>
    public SlidesUnavailableException(string problem, string remedy, Exception? cause = null)
        : base($"{problem}. {remedy}", cause)
    {
        (Problem, Remedy) = (problem, remedy);
    }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }
}
