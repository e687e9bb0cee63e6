namespace Workshop.Publishing.Npm;

/// <summary>A package of npm cannot be installed. The message is one line: what, and the remedy.</summary>
/// <param name="problem">What is wrong, as a sentence without its full stop.</param>
/// <param name="remedy">What to do, as a sentence.</param>
/// <param name="cause">The exception behind it, if any.</param>
internal sealed class PackageUnavailableException(string problem, string remedy, Exception? cause = null)
    : Exception($"{problem}. {remedy}", cause);
