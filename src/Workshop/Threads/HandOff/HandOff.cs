namespace Workshop.Threads;

/// <summary>The way by which one thread passes its turn to another. Two of them, one each way, pass it back and forth.</summary>
/// <remarks>
/// <para>One thread calls <see cref="Signal"/>, another one <see cref="Wait"/>. A signal lets one wait through, whichever comes first;
/// what the signalling thread wrote before is seen after. A second signal may come only when the first one has been taken.</para>
/// <para>A waiting thread cannot be called off. Dispose of a hand-off when nobody waits any more.</para>
/// </remarks>
/// <example><code>
/// using var there = HandOff.Create(HandOffKind.Futex);
/// using var back = HandOff.Create(HandOffKind.Futex);
/// using var partner = PinnedThread.Start(core: 1, () => { there.Wait(); back.Signal(); });
/// there.Signal();
/// back.Wait();
/// </code></example>
public abstract class HandOff : IDisposable
{
    private const int PausesBeforeSleep = 1000;

    private protected HandOff()
    {
    }

    /// <summary>Makes a hand-off that nobody has signalled yet.</summary>
    /// <param name="kind">The primitive.</param>
    /// <exception cref="PlatformNotSupportedException">This system has no such primitive; see <see cref="Limitation"/>.</exception>
    public static HandOff Create(HandOffKind kind)
    {
        if (Limitation(kind) is { } reason)
            throw new PlatformNotSupportedException(reason);
        return kind switch
        {
            HandOffKind.Spinning => new SpinningHandOff(),
            HandOffKind.ManualResetEventSlim => new SlimEventHandOff(),
            HandOffKind.SemaphoreSlim => new SemaphoreHandOff(),
            HandOffKind.Monitor => new MonitorHandOff(),
            HandOffKind.Lock => new LockHandOff(),
            HandOffKind.Channel => new ChannelHandOff(),
            HandOffKind.AutoResetEvent => new EventHandOff(),
            HandOffKind.Futex when OperatingSystem.IsLinux() => new FutexHandOff(pauses: 0),
            HandOffKind.SpinningThenFutex when OperatingSystem.IsLinux() => new FutexHandOff(PausesBeforeSleep),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, $"Choose a value of {nameof(HandOffKind)}."),
        };
    }

    /// <summary>Why this system has no such primitive; null where it has.</summary>
    /// <param name="kind">The primitive.</param>
    public static string? Limitation(HandOffKind kind) => kind switch
    {
        HandOffKind.Futex or HandOffKind.SpinningThenFutex when !FutexHandOff.IsSupported =>
            "A futex is a system call of Linux, known here for x64 and Arm64 processors. Use another primitive on this machine.",
        _ => null,
    };

    /// <summary>Passes the turn; does not wait for the other thread.</summary>
    public abstract void Signal();

    /// <summary>Waits for the turn and takes it.</summary>
    public abstract void Wait();

    /// <summary>Frees what the primitive holds. Safe to call again.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the primitive holds; safe to call again.</summary>
    private protected virtual void Free()
    {
    }
}
