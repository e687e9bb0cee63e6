namespace Workshop.Bench.Running;

/// <summary>A side cannot run on this machine, or failed. The message says why, in one line.</summary>
internal sealed class CannotMeasureException(string reason, Exception? cause = null) : Exception(reason, cause);
