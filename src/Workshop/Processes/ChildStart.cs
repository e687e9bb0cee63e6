namespace Workshop.Processes;

/// <summary>What to start, and whether it speaks this library's protocol.</summary>
/// <param name="Program">The full path of the program.</param>
/// <param name="Arguments">Its arguments, without its own name.</param>
/// <param name="HasMessages">It gets the handles of a request pipe and a report pipe as further arguments.</param>
internal sealed record ChildStart(string Program, IReadOnlyList<string> Arguments, bool HasMessages);
