using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Workshop.Tracing;

namespace Workshop.Coroutines;

// Who guards the channel: nobody yet → the private section of its home, the first worker that used it → for ever its own lock,
// when any other thread comes. So two coroutines of one worker pass items on without an atomic operation.
public sealed partial class CoroutineChannel<T>
{
    // Nobody's thread is this worker's.
    private static readonly Worker Shared = (Worker)RuntimeHelpers.GetUninitializedObject(typeof(Worker));

    private Worker? _home;
    private BriefLock _guard;
    private Neighbourhood _users;

    /// <summary>Enters when the channel is at home with the worker that the calling thread is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryEnterAtHome([NotNullWhen(true)] out Worker? home)
    {
        home = _home;
        if (home is null || !home.IsThisThread) return false;
        home.Private.Enter();
        if (ReferenceEquals(_home, home)) return true;
        home.Private.Exit();
        return false;
    }

    /// <returns>The worker when the channel is at home there, for <see cref="Exit"/>; else null.</returns>
    private Worker? Enter() => TryEnterAtHome(out var home) ? home : EnterAsGuest(Worker.Current);

    /// <summary>The same for an operation that only coroutines have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Worker? EnterInCoroutine(string operation, string alternative) =>
        TryEnterAtHome(out var home) ? home : EnterAsGuest(Worker.Current ?? throw NoCoroutine(operation, alternative));

    private void Exit(Worker? home)
    {
        if (home is not null) home.Private.Exit();
        else _guard.Exit();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Worker? EnterAsGuest(Worker? worker)
    {
        _users.Note();
        while (true)
        {
            var home = Volatile.Read(ref _home);
            if (ReferenceEquals(home, Shared))
            {
                _guard.Enter();
                return null;
            }

            if (home is null)
            {
                Interlocked.CompareExchange(ref _home, worker ?? Shared, null);
            }
            else if (ReferenceEquals(home, worker))
            {
                worker.Private.Enter();
                if (ReferenceEquals(_home, worker)) return worker;
                worker.Private.Exit();
            }
            else
            {
                Share(home);
            }
        }
    }

    /// <summary>Queues up the coroutine that the calling thread runs, if the channel is at home there and nothing else is to be looked at.</summary>
    /// <returns>False when the wait must begin in the ordinary way.</returns>
    internal bool TryParkAtHome(ChannelWait<T> wait)
    {
        if (TraceGate.IsOn || wait.CancellationToken.CanBeCanceled || !TryEnterAtHome(out var worker)) return false;
        var coroutine = worker.RunningHere;
        if (HasAnswerFor(wait) || !worker.MayParkAtHome(coroutine))
        {
            worker.Private.Exit();
            return false;
        }

        wait.BeginWait(coroutine);
        if (wait.IsSender) _senders.Append(wait);
        else _receivers.Append(wait);
        worker.ParkAtHome(coroutine); // The worker leaves its private section when it has let go of the coroutine.
        return true;
    }

    private bool HasAnswerFor(ChannelWait<T> wait) =>
        _isComplete || (wait.IsSender ? _receivers.Count > 0 || _items.Count < Capacity : _senders.Count > 0 || _items.Count > 0);

    /// <summary>Whoever waits here can be woken by any thread from now on.</summary>
    private void Share(Worker home)
    {
        home.Private.Claim(isOwnerAsleep: false);
        if (ReferenceEquals(_home, home))
        {
            for (var wait = _receivers.First; wait is not null; wait = wait.Behind) wait.Waiter!.BecomeShared();
            for (var wait = _senders.First; wait is not null; wait = wait.Behind) wait.Waiter!.BecomeShared();
            Volatile.Write(ref _home, Shared);
        }

        home.Private.EndClaim();
    }

    /// <summary>Wakes the one whose wait is over, now or, when that must not be done within the private section, after <see cref="Exit"/>.</summary>
    /// <returns>What is left to wake after the exit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ChannelWait<T>? WakeAtHome(ChannelWait<T>? wait, Worker? home) =>
        wait is not null && home is not null && home.TryWakeAtHome(wait.Waiter!) ? null : wait;
}
