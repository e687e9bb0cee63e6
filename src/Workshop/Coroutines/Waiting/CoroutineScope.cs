using System.Diagnostics.CodeAnalysis;

namespace Workshop.Coroutines;

// Open ─first fault, Cancel or token→ Cancelling ─last member ended→ Ended
//   └──────────────────last member ended──────────────────────────────↑

/// <summary>A stretch of a coroutine that the coroutines started in it do not outlive.</summary>
/// <remarks>
/// <para><c>await CoroutineScope.RunAsync(async scope => { _ = scope.Start(A()); _ = scope.Start(B()); … })</c> goes on when the body and all that the scope
/// has started have ended. The first one that fails cancels the others; all failures come together in one <see cref="AggregateException"/>.</para>
/// <para>Scopes nest: what cancels the outer one cancels the inner one. All members are safe to use from every thread.</para>
/// </remarks>
public sealed class CoroutineScope
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _cancellation;
    private readonly CoroutineContext _context;
    private readonly List<(Coroutine Coroutine, Exception Fault)> _faults = [];
    private Coroutine? _owner;
    private bool _cutShort;

    // The owner counts as one until it waits, so that the scope does not end before.
    private int _live = 1;

    private CoroutineScope(CoroutineContext parent, CancellationToken cancellationToken)
    {
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(parent.Token, cancellationToken);
        Token = _cancellation.Token;
        _context = new CoroutineContext(parent, this, cancellationToken.CanBeCanceled);
    }

    /// <summary>Cancelled when a member fails, by <see cref="Cancel"/>, and with what is around the scope. Its members' <see cref="Coroutine.CancellationToken"/>.</summary>
    public CancellationToken Token { get; }

    /// <summary>Runs a body in a new scope and waits for everything that the scope has started.</summary>
    /// <param name="body">The scope's first coroutine. It is given the scope to start others in.</param>
    /// <param name="cancellationToken">Cancels the scope.</param>
    /// <exception cref="AggregateException">Members failed; it holds the exception of each, in the order of their failing.</exception>
    /// <exception cref="OperationCanceledException">The scope was cancelled from outside, and that ended a member before its time.</exception>
    public static async Coroutine RunAsync(Func<CoroutineScope, Coroutine> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var scope = new CoroutineScope(Coroutine.Current!.Context!, cancellationToken);
        _ = scope.Start(RunBody(body, scope));
        await scope.WhenEnded();
        scope.Close(cancellationToken);
    }

    /// <summary>Runs a body in a new scope, waits for everything that the scope has started, and gives the body's result.</summary>
    /// <inheritdoc cref="RunAsync(Func{CoroutineScope, Coroutine}, CancellationToken)"/>
    public static async Coroutine<T> RunAsync<T>(Func<CoroutineScope, Coroutine<T>> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var scope = new CoroutineScope(Coroutine.Current!.Context!, cancellationToken);
        var first = scope.Start(RunBody(body, scope));
        await scope.WhenEnded();
        scope.Close(cancellationToken);
        return await first;
    }

    /// <summary>Starts a coroutine that the scope waits for.</summary>
    /// <exception cref="InvalidOperationException">The coroutine was started before, or the scope has ended.</exception>
    /// <exception cref="ObjectDisposedException">The scheduler was disposed.</exception>
    public T Start<T>(T coroutine)
        where T : Coroutine
    {
        ArgumentNullException.ThrowIfNull(coroutine);
        Join(coroutine);
        try
        {
            _context.Scheduler.Begin(coroutine, _context);
        }
        catch
        {
            Leave();
            throw;
        }

        return coroutine;
    }

    /// <summary>Ends the members' waits. A scope that is cancelled in this way ends without an exception of its own.</summary>
    public void Cancel() => CancelAll(reason: null);

    /// <summary>On the thread that ran the member's last turn.</summary>
    internal void MemberEnded(Coroutine member, CoroutineEnding ending)
    {
        if (ending.Status == CoroutineStatus.Cancelled) Volatile.Write(ref _cutShort, true);
        if (ending.Status == CoroutineStatus.Faulted)
        {
            lock (_lock) _faults.Add((member, ending.Fault!.SourceException));
            CancelAll(member);
        }

        Leave();
    }

    /// <summary>The owner begins to wait.</summary>
    internal void WaitForMembers(Coroutine owner)
    {
        _owner = owner;
        Leave();
    }

    internal string Describe() => $"the {Volatile.Read(ref _live)} coroutines of its scope";

    // A coroutine of its own, so that a body that throws before it gives a coroutine is a failed member like any other.
    private static async Coroutine RunBody(Func<CoroutineScope, Coroutine> body, CoroutineScope scope) => await body(scope);

    private static async Coroutine<T> RunBody<T>(Func<CoroutineScope, Coroutine<T>> body, CoroutineScope scope) => await body(scope);

    private ScopeEndAwaitable WhenEnded() => new(this);

    private void Join(Coroutine coroutine)
    {
        int live;
        do
        {
            live = Volatile.Read(ref _live);
            if (live == 0)
                throw new InvalidOperationException($"Coroutine '{coroutine}' cannot start in a scope that has ended: nobody would wait for it. Start it before the scope's last coroutine ends.");
        }
        while (Interlocked.CompareExchange(ref _live, live + 1, live) != live);
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _live) == 0) _owner!.Wake();
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It would end the worker; the scope throws it in its end.")]
    private void CancelAll(Coroutine? reason)
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The scope has ended.
        }
        catch (Exception failure)
        {
            // What somebody registered with the token has thrown.
            lock (_lock) _faults.Add((reason ?? _owner!, failure));
        }
    }

    private void Close(CancellationToken cancellationToken)
    {
        _cancellation.Dispose();
        if (_faults.Count > 0)
        {
            var failed = LiveCoroutinesException.Names([.. _faults.Select(fault => fault.Coroutine)]);
            throw new AggregateException($"Failed in a scope, which cancelled the others: {failed}.", _faults.Select(fault => fault.Fault));
        }

        if (!_cutShort) return;
        cancellationToken.ThrowIfCancellationRequested();
        Coroutine.Current!.CancellationToken.ThrowIfCancellationRequested();
    }
}
