namespace Workshop.Publishing;

/// <summary>Where the outputs come from; the footer of every page states it.</summary>
/// <param name="Date">When the notebooks ran.</param>
/// <param name="Machine">The machine in one line, such as <c>2 cores, AMD EPYC, Linux x64, .NET 10.0.1</c>.</param>
/// <param name="Source">The work the lecture follows, as plain text; null when it follows none that is known.</param>
public sealed record RunInfo(DateTimeOffset Date, string Machine, string? Source);
