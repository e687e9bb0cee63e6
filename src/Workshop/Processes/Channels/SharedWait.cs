namespace Workshop.Processes;

/// <summary>What a side waits for: that the other one moves its position.</summary>
/// <param name="position">The position.</param>
/// <param name="unwanted">Where it is as long as there is nothing to do. Only the waiting side's own position decides that, so it stays.</param>
internal readonly unsafe struct SharedWait(uint* position, uint unwanted)
{
    internal bool IsOver => Volatile.Read(ref *position) != unwanted;
}
