using System.Diagnostics;

namespace Workshop.Coroutines;

// Who waits for the end. One field holds, in turn:
//   null → a Coroutine, a JoinWait or a TaskCompletionSource → a chain of WaiterNodes → the CoroutineEnding, for ever.
public abstract partial class Coroutine
{
    private object? _waiters;

    internal CoroutineEnding? Ending => Volatile.Read(ref _waiters) as CoroutineEnding;

    /// <summary>Publishes the end and wakes everybody who awaits it. Later calls do nothing.</summary>
    internal void Complete(CoroutineEnding ending)
    {
        if (IsLaunched && ReferenceEquals(ending, CoroutineEnding.Success) && Context!.Scope is null)
        {
            Volatile.Write(ref _waiters, ending); // Nobody may await it, so nobody races for the field.
            return;
        }

        var scope = Scope;
        if (ending.Fault is not null && (scope is not null || ending.Status == CoroutineStatus.Cancelled)) ending.Observed = true;
        object? waiters;
        do
        {
            waiters = Volatile.Read(ref _waiters);
            if (waiters is CoroutineEnding) return;
        }
        while (!ReferenceEquals(Interlocked.CompareExchange(ref _waiters, ending, waiters), waiters));

        if (waiters is null && ending.Fault is not null && !ending.Observed) Scheduler?.UnobservedFaults.Add(this);
        if (waiters is not null) WakeWaiters(waiters);
        scope?.MemberEnded(this, ending);
    }

    /// <summary>Adds a coroutine to wake at the end.</summary>
    /// <returns>False when the end has come already.</returns>
    /// <exception cref="InvalidOperationException">It was launched.</exception>
    internal bool TryAddWaiter(object waiter)
    {
        while (true)
        {
            var waiters = Volatile.Read(ref _waiters);
            if (waiters is CoroutineEnding) return false;
            if (IsLaunched) throw Launched();
            var added = waiters is null ? waiter : new WaiterNode(waiter, waiters);
            if (ReferenceEquals(Interlocked.CompareExchange(ref _waiters, added, waiters), waiters)) return true;
        }
    }

    /// <summary>The ended coroutine's object will be used again. False when it failed: then somebody may still ask for the reason.</summary>
    private protected bool TryRetire()
    {
        if (!ReferenceEquals(_waiters, CoroutineEnding.Success)) return false;
        Retire();
        return true;
    }

    /// <summary>The object is a new coroutine, of the worker that it ended on.</summary>
    private protected void BeginAnew()
    {
        _traits = CoroutineTraits.Pooled;
        Volatile.Write(ref _id, 0);
        Volatile.Write(ref _waiters, null);
    }

    /// <summary>Ordinary code need not wait for the end any longer: it will not come.</summary>
    /// <returns>True when some did.</returns>
    internal bool ReleaseWaitsOutside()
    {
        var any = false;
        var waiters = Volatile.Read(ref _waiters);
        for (; waiters is WaiterNode node; waiters = node.Earlier) any |= node.Waiter is TaskCompletionSource waits && waits.TrySetResult();
        return (waiters is TaskCompletionSource first && first.TrySetResult()) || any;
    }

    /// <summary>A task that completes, and never fails, when the coroutine ends or a deadlock is reported in which it takes part.</summary>
    internal Task EndAsync()
    {
        // Its continuations belong to ordinary code: run here, they would hold up the worker.
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Scheduler!.EndHolding();
        return TryAddWaiter(end) ? end.Task : Task.CompletedTask;
    }

    internal void WaitForEnd(CancellationToken cancellationToken)
    {
        ThrowIfNeverStarted();
        if (IsCompleted) return;
        if (Current is { } caller)
            throw new InvalidOperationException($"Coroutine '{caller}' called Wait for '{this}' on {Worker.Current}, which would block that worker and perhaps for ever. Write 'await' instead.");
        Scheduler!.WaitFor(EndAsync(), cancellationToken);
    }

    internal void ThrowIfNeverStarted()
    {
        if (IsNew)
            throw new InvalidOperationException($"Coroutine '{MethodName}' was never started, so its end would never come. Start it first: scheduler.Start({MethodName}(…)).");
    }

    /// <summary>Throws what ended the coroutine, with the lines of the coroutine in the stack trace.</summary>
    [StackTraceHidden]
    internal void ThrowIfFailed()
    {
        ThrowIfNeverStarted();
        if (ReadStage() == CoroutineStage.Retired)
            throw new InvalidOperationException($"Coroutine '{MethodName}' is pooled and is used up: it was awaited before, or launched. Call {MethodName}(…) again for another one, or take the pooling builder off the method.");
        if (Ending is not { } ending)
        {
            if (IsLaunched) throw Launched();
            // The join was cancelled.
            if (Current is { } waiter) waiter.CancellationToken.ThrowIfCancellationRequested();
            Scheduler?.ThrowIfDeadlocked(this);
            throw new InvalidOperationException($"Coroutine '{this}' has not ended. Await it instead of calling GetResult.");
        }

        if (ending.Fault is null) return;
        ending.Observed = true;
        ending.Fault.Throw();
    }

    private InvalidOperationException Launched() =>
        new($"Coroutine '{this}' was launched, which gives it out of hand: nobody can await it. Use Start instead of Launch, and await what it returns.");

    /// <summary>Who awaits it, who awaits that one, and so on; of several that await the same one, the first to come.</summary>
    internal IReadOnlyList<Coroutine> ChainOfWaiters()
    {
        var chain = new List<Coroutine>();
        // Two that await each other would go round for ever.
        for (var next = FirstWaiter; next is not null && !chain.Contains(next); next = next.FirstWaiter) chain.Add(next);
        return chain;
    }

    private Coroutine? FirstWaiter
    {
        get
        {
            Coroutine? first = null;
            var waiters = Volatile.Read(ref _waiters);
            for (; waiters is WaiterNode node; waiters = node.Earlier) first = node.Waiter as Coroutine ?? first;
            return waiters as Coroutine ?? first;
        }
    }

    private void WakeWaiters(object? waiters)
    {
        // The chain holds the newest first; they are woken in the order of their coming.
        WaiterNode? reversed = null;
        for (; waiters is WaiterNode node; waiters = node.Earlier) reversed = new WaiterNode(node.Waiter, reversed);
        WakeOne(waiters);
        for (; reversed is not null; reversed = (WaiterNode?)reversed.Earlier) WakeOne(reversed.Waiter);
    }

    private void WakeOne(object? waiter)
    {
        switch (waiter)
        {
            case Coroutine coroutine:
                coroutine.Wake(asNext: IsCall);
                break;
            case JoinWait join:
                join.Fire(asNext: IsCall);
                break;
            case TaskCompletionSource task:
                task.TrySetResult(); // Perhaps it was told of a deadlock.
                break;
        }
    }

    private sealed class WaiterNode(object waiter, object? earlier)
    {
        internal object Waiter { get; } = waiter;
        internal object? Earlier { get; } = earlier;
    }
}
