using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

// Open ─TryWin→ Done
//   └──token──→ Cancelled
// The event and the tokens race; the first one wakes the coroutine, the others find that they came too late.

/// <summary>One coroutine's wait for one event, which a token may end early.</summary>
internal abstract class CoroutineWait
{
    private const int Open = 0;
    private const int Done = 1;
    private const int Cancelled = 2;

    private Coroutine? _waiter;
    private CancellationToken _cancelledBy;
    private CancellationTokenRegistration _byArgument;
    private CancellationTokenRegistration _byContext;
    private int _outcome;
    private bool _canBeCancelled;

    internal bool HasBegun => _waiter is not null;

    /// <summary>The event came before any token.</summary>
    protected bool HasEnded => Volatile.Read(ref _outcome) == Done;

    internal Coroutine? Waiter => _waiter;

    /// <summary>The event has come. False when a token was faster: then the event belongs to somebody else.</summary>
    /// <remarks>When no token can end it there is no race: only one thread has taken it from its queue.</remarks>
    internal bool TryWin() => !_canBeCancelled || Interlocked.CompareExchange(ref _outcome, Done, Open) == Open;

    /// <summary>After <see cref="TryWin"/> and after the result was written down: the wait must not be touched any more.</summary>
    internal void Wake() => _waiter!.Wake();

    /// <summary>Before anybody else can see the wait.</summary>
    protected void BeginWait(Coroutine waiter, CancellationToken argument)
    {
        BeginWait(waiter);
        _canBeCancelled = argument.CanBeCanceled || waiter.IsCancellable;
    }

    /// <summary>The same for one that no token can end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void BeginWait(Coroutine waiter)
    {
        if (!ReferenceEquals(_waiter, waiter)) _waiter = waiter; // The garbage collector notes each write, and asking is cheaper.
        _canBeCancelled = false;
    }

    /// <summary>
    /// Cancels the wait with the token of the call or of the coroutine's context, perhaps at once. Whoever wakes the coroutine meanwhile,
    /// it does not go on before its worker lets go of it, which is after this.
    /// </summary>
    protected void WatchTokens(CancellationToken argument)
    {
        if (!_canBeCancelled) return;
        if (argument.CanBeCanceled) _byArgument = Register(argument);
        var context = _waiter!.Context!.Token;
        if (context.CanBeCanceled && context != argument) _byContext = Register(context);
    }

    /// <summary>Takes the wait out of wherever the event would look for it.</summary>
    protected abstract void Withdraw();

    /// <summary>In the coroutine, when it goes on. From here on no token touches the wait.</summary>
    /// <exception cref="OperationCanceledException">A token was faster than the event.</exception>
    protected void EndWait()
    {
        if (!_canBeCancelled) return;
        // Waits for a callback that is under way on another thread.
        _byArgument.Dispose();
        _byContext.Dispose();
        if (Volatile.Read(ref _outcome) == Cancelled) throw new OperationCanceledException(_cancelledBy);
    }

    /// <summary>Makes the ended wait as good as new.</summary>
    /// <param name="keepsWaiter">It is probably for the same coroutine again, so nothing is gained by forgetting it.</param>
    protected void Reset(bool keepsWaiter = false)
    {
        if (!keepsWaiter) _waiter = null;
        if (!_canBeCancelled) return;
        _outcome = Open;
        _byArgument = default;
        _byContext = default;
    }

    private CancellationTokenRegistration Register(CancellationToken token) =>
        token.UnsafeRegister(static (wait, token) => ((CoroutineWait)wait!).Cancel(token), this);

    private void Cancel(CancellationToken token)
    {
        if (Interlocked.CompareExchange(ref _outcome, Cancelled, Open) != Open) return;
        _cancelledBy = token;
        Withdraw();
        Wake();
    }
}
