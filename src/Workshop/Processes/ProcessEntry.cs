namespace Workshop.Processes;

/// <summary>One row of the system's process table.</summary>
/// <param name="Id">The process's id.</param>
/// <param name="ParentId">Who started it, or who it was handed to when that process died.</param>
/// <param name="HasEnded">It runs no more and only waits for its parent to ask how it ended (a zombie).</param>
internal readonly record struct ProcessEntry(int Id, int ParentId, bool HasEnded = false);
