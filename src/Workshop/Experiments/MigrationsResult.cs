using Workshop.Threads;

namespace Workshop.Experiments;

/// <summary>What happened to a busy thread while others competed for the cores.</summary>
/// <param name="Pinned">Whether the thread was bound to a core.</param>
/// <param name="Times">A sample per repetition of the work.</param>
/// <param name="Activity">What the system did with the thread, in all rounds together.</param>
public sealed record MigrationsSeries(bool Pinned, Measurement.Measurement Times, ThreadActivity Activity);

/// <summary>The same busy thread, pinned and not, under the same load.</summary>
/// <param name="Series">The pinned thread first; it is missing where threads cannot be bound.</param>
/// <param name="Limitation">What cannot be shown on this machine, and why; null when nothing stands in the way.</param>
public sealed record MigrationsResult(IReadOnlyList<MigrationsSeries> Series, string? Limitation);
