namespace Workshop.Tests.Coroutines;

/// <summary>Two threads meet and go on at the same moment. It spins, because a thread that must be woken comes too late for a race.</summary>
/// <remarks>Disposed by the one that leaves early, it sends the other one away.</remarks>
internal sealed class SpinBarrier : IDisposable
{
    private int _arrived;
    private bool _isLeft;

    /// <exception cref="OperationCanceledException">The other one does not come any more.</exception>
    public void Meet()
    {
        var arrived = Interlocked.Increment(ref _arrived);
        var both = arrived + (arrived & 1);
        var spin = new SpinWait();
        while (Volatile.Read(ref _arrived) < both)
        {
            if (Volatile.Read(ref _isLeft)) throw new OperationCanceledException();
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Dispose() => Volatile.Write(ref _isLeft, true);
}
