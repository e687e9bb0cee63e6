namespace Workshop.Coroutines;

/// <summary>How a coroutine came to run.</summary>
internal enum CoroutineOrigin : byte
{
    /// <summary>Somebody started it and may look at it later.</summary>
    Start,

    /// <summary>Somebody started it and has given it out of hand.</summary>
    Launch,

    /// <summary>A coroutine awaited it: a call.</summary>
    Call,
}
