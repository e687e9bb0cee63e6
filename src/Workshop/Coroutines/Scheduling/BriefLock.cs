namespace Workshop.Coroutines;

/// <summary>Held for a few instructions, so whoever finds it taken spins. Half of what a <see cref="Lock"/> costs.</summary>
internal struct BriefLock
{
    private int _taken;

    internal void Enter()
    {
        if (Interlocked.Exchange(ref _taken, 1) != 0) Spin();
    }

    internal void Exit() => Volatile.Write(ref _taken, 0);

    private void Spin()
    {
        var spin = new SpinWait();
        do spin.SpinOnce();
        while (Volatile.Read(ref _taken) != 0 || Interlocked.Exchange(ref _taken, 1) != 0);
    }
}
