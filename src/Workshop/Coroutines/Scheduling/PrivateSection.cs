using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>A lock that costs its owner, a worker, two plain writes and a read; whoever else takes it pays for both.</summary>
/// <remarks>
/// The owner announces itself and then looks for a claim; the other one claims, makes the system put a memory barrier into every thread of the
/// process, and then looks for the owner. So at least one of the two sees the other. Nobody inside waits for anything.
/// </remarks>
/// <param name="gate">For those who claim it.</param>
internal struct PrivateSection(Lock gate)
{
    private const int RoundsBeforeYield = 10;
    private const int IterationsOfRound = 10;

    private readonly Lock _gate = gate;
    private bool _isInside;
    private bool _isClaimed;

    /// <summary>On the owner's thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Enter()
    {
        Volatile.Write(ref _isInside, true);
        if (Volatile.Read(ref _isClaimed)) EnterAfterClaim();
    }

    /// <summary>On the owner's thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Exit() => Volatile.Write(ref _isInside, false);

    /// <summary>On any other thread: from here to <see cref="EndClaim"/> the owner stays outside.</summary>
    /// <param name="isOwnerAsleep">The owner cannot come in anyway; the claim is for others who claim.</param>
    internal void Claim(bool isOwnerAsleep)
    {
        _gate.Enter();
        Volatile.Write(ref _isClaimed, true);
        if (isOwnerAsleep) return;
        Interlocked.MemoryBarrierProcessWide();
        for (var round = 0; Volatile.Read(ref _isInside); round++) Spin(round);
    }

    internal void EndClaim()
    {
        Volatile.Write(ref _isClaimed, false);
        _gate.Exit();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EnterAfterClaim()
    {
        do
        {
            Volatile.Write(ref _isInside, false);
            for (var round = 0; Volatile.Read(ref _isClaimed); round++) Spin(round);
            Volatile.Write(ref _isInside, true);
            Interlocked.MemoryBarrier();
        }
        while (Volatile.Read(ref _isClaimed));
    }

    // SpinWait would sleep now and then, Thread.Interrupt would end that with an exception, and the claim would be for ever.
    private static void Spin(int round)
    {
        if (round < RoundsBeforeYield) Thread.SpinWait(IterationsOfRound);
        else Thread.Yield();
    }
}
