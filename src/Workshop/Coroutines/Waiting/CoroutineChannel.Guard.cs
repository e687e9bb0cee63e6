using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

// Who guards the channel: nobody yet → the private section of its home, the first worker that used it → for ever its own lock,
// when any other thread comes. So two coroutines of one worker pass items on without an atomic operation.
public sealed partial class CoroutineChannel<T>
{
    private static readonly object Shared = new();

    private object? _home;
    private BriefLock _guard;
    private Neighbourhood _users;

    /// <param name="worker">The calling thread; null when it is no worker.</param>
    /// <returns>The worker when the channel is at home there, for <see cref="Exit"/>; else null.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Worker? Enter(Worker? worker)
    {
        if (worker is not null)
        {
            worker.Private.Enter();
            if (ReferenceEquals(_home, worker)) return worker;
            worker.Private.Exit();
        }

        return EnterAsGuest(worker);
    }

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

            if (home is Worker other) Share(other);
            else if (Interlocked.CompareExchange(ref _home, (object?)worker ?? Shared, null) is null && worker is not null) return Enter(worker);
        }
    }

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
