namespace Workshop.Coroutines;

/// <summary>What is known of a coroutine besides its stage, in one byte.</summary>
/// <remarks>The origin and whether it is cancellable are written once, by the start; the rest by whoever has the coroutine in hand. One without an origin was started by somebody who may look at it later.</remarks>
[Flags]
internal enum CoroutineTraits : byte
{
    None,

    /// <summary>Somebody started it and has given it out of hand.</summary>
    Launched = 1,

    /// <summary>A coroutine awaited it: a call.</summary>
    Called = 2,

    /// <summary>See <see cref="Coroutine.IsListed"/>.</summary>
    Listed = 4,

    /// <summary>Its object is used again, so who has given it out of hand cannot await it.</summary>
    Pooled = 8,

    /// <summary>Its context has a token that can be cancelled.</summary>
    Cancellable = 16,
}
