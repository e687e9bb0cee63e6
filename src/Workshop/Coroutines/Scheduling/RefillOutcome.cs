namespace Workshop.Coroutines;

/// <summary>What a worker with an empty ring does next.</summary>
internal enum RefillOutcome
{
    /// <summary>It runs what it was given, or looks again if that is nothing.</summary>
    Taken,

    /// <summary>It turns the virtual clock, which may make coroutines ready, and looks again.</summary>
    AdvanceClock,

    /// <summary>It counts as idle now and sleeps until it is woken.</summary>
    Idle,

    /// <summary>It ends.</summary>
    Stopping,
}
