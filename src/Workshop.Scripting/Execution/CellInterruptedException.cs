namespace Workshop.Scripting.Execution;

/// <summary>The cell was interrupted.</summary>
/// <param name="stopped">Whether its threads are gone; false when one of them could not be stopped.</param>
internal sealed class CellInterruptedException(bool stopped) : Exception("The cell was interrupted.")
{
    internal bool Stopped { get; } = stopped;
}
