namespace Workshop.Coroutines;

/// <summary>Where a coroutine belongs: who runs it, who answers for it, what cancels it. One object for all that were started alike.</summary>
internal sealed class CoroutineContext
{
    /// <param name="scheduler">Runs the coroutine.</param>
    internal CoroutineContext(CooperativeScheduler scheduler)
        : this(scheduler, scope: null, fromOutside: false, CancellationToken.None)
    {
    }

    /// <param name="scheduler">Runs the coroutine.</param>
    /// <param name="token">The caller's, given at the start.</param>
    internal CoroutineContext(CooperativeScheduler scheduler, CancellationToken token)
        : this(scheduler, scope: null, token.CanBeCanceled, token)
    {
    }

    /// <param name="parent">That of the coroutine around the scope.</param>
    /// <param name="scope">Answers for the coroutine.</param>
    /// <param name="fromOutside">The scope was given a token besides.</param>
    internal CoroutineContext(CoroutineContext parent, CoroutineScope scope, bool fromOutside)
        : this(parent.Scheduler, scope, fromOutside || parent.CanBeCancelledFromOutside, scope.Token)
    {
    }

    private CoroutineContext(CooperativeScheduler scheduler, CoroutineScope? scope, bool fromOutside, CancellationToken token)
    {
        Scheduler = scheduler;
        Scope = scope;
        Token = token;
        Traits = token.CanBeCanceled ? CoroutineTraits.Cancellable : CoroutineTraits.None;
        CanBeCancelledFromOutside = fromOutside;
    }

    internal CooperativeScheduler Scheduler { get; }

    /// <summary>Null when nobody but the scheduler answers for the coroutine.</summary>
    internal CoroutineScope? Scope { get; }

    internal CancellationToken Token { get; }

    /// <summary>What it says of each of its coroutines.</summary>
    internal CoroutineTraits Traits { get; }

    /// <summary>Code that no worker of this scheduler runs may cancel it, so no wait in here is a wait for ever.</summary>
    internal bool CanBeCancelledFromOutside { get; }
}
