namespace Workshop.Threads;

/// <summary>The primitive by which one thread tells another that it is its turn.</summary>
public enum HandOffKind
{
    /// <summary>A variable that the waiting thread looks at, again and again, with a pause of the processor between two looks.</summary>
    Spinning,

    /// <summary><see cref="System.Threading.ManualResetEventSlim"/>, which spins for a moment and then sleeps on a monitor.</summary>
    ManualResetEventSlim,

    /// <summary><see cref="System.Threading.SemaphoreSlim"/>, which spins for a moment and then sleeps on a monitor.</summary>
    SemaphoreSlim,

    /// <summary>A variable under a <see cref="System.Threading.Monitor"/>: <c>Wait</c> and <c>Pulse</c>.</summary>
    Monitor,

    /// <summary>A variable under a <see cref="System.Threading.Lock"/>.</summary>
    /// <remarks>
    /// A lock keeps others out; it cannot wait for a condition, and has neither <c>Wait</c> nor <c>Pulse</c>. So the waiting thread takes it,
    /// looks, lets it go and offers its core to others, again and again.
    /// </remarks>
    Lock,

    /// <summary>A <see cref="System.Threading.Channels.Channel{T}"/> with room for one item, read by a thread that blocks.</summary>
    Channel,

    /// <summary><see cref="System.Threading.AutoResetEvent"/>, which sleeps at once.</summary>
    AutoResetEvent,

    /// <summary>Linux's futex: the kernel puts a thread to sleep while a variable has a value, and wakes it. Sleeps at once.</summary>
    Futex,

    /// <summary>Spins for some 1,000 pauses, then sleeps on a futex.</summary>
    SpinningThenFutex,
}
