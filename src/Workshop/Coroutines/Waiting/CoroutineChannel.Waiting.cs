using System.Threading.Channels;

namespace Workshop.Coroutines;

public sealed partial class CoroutineChannel<T>
{
    // The one sender and the one receiver of most channels need no list.
    private ChannelWait<T>? _keptForSender;
    private ChannelWait<T>? _keptForReceiver;

    /// <summary>Sends, and waits for room where there is none. Await what it gives, once and at once.</summary>
    /// <param name="item">What to send.</param>
    /// <param name="cancellationToken">Ends the waiting: the await then throws <see cref="OperationCanceledException"/>, and the item is not sent.</param>
    /// <exception cref="InvalidOperationException">The calling thread runs no coroutine.</exception>
    /// <exception cref="ChannelClosedException">The channel was completed, perhaps during the wait.</exception>
    public SendAwaitable<T> SendAsync(T item, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var home = EnterInCoroutine(nameof(SendAsync), nameof(TrySend));
        var wait = PassOn(item, home, out var receiver) ? null : Rent(ref _keptForSender, cancellationToken);
        Exit(home);
        receiver?.Wake();
        if (wait is null) return default;
        wait.Item = item;
        wait.IsSender = true;
        return new SendAwaitable<T>(wait);
    }

    /// <summary>Receives, and waits for an item where there is none. Await what it gives, once and at once.</summary>
    /// <param name="cancellationToken">Ends the waiting: the await then throws <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidOperationException">The calling thread runs no coroutine.</exception>
    /// <exception cref="ChannelClosedException">The channel was completed and nothing is left.</exception>
    public ReceiveAwaitable<T> ReceiveAsync(CancellationToken cancellationToken = default)
    {
        return BeginReceiving(nameof(ReceiveAsync), cancellationToken, out var item) is { } wait ? new ReceiveAwaitable<T>(wait) : new ReceiveAwaitable<T>(item!);
    }

    /// <summary>For <c>await foreach</c>: receives until the channel is completed and empty. Several may, each item goes to one of them.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public ChannelItems<T> ReceiveAllAsync(CancellationToken cancellationToken = default) => new(this, cancellationToken);

    /// <returns>Null when there was an item.</returns>
    internal ChannelWait<T>? BeginReceiving(string operation, CancellationToken cancellationToken, out T? item)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var home = EnterInCoroutine(operation, nameof(TryReceive));
        var wait = TakeItem(home, out item, out var sender) ? null : Rent(ref _keptForReceiver, cancellationToken);
        Exit(home);
        sender?.Wake();
        return wait;
    }

    internal bool IsUsedFromOutside => _users.IsOpen;

    internal Exception ReasonToRefuse(bool isSender) => Closed(isSender
        ? "The channel was completed while its sender waited for room, so the item was not sent. Call Complete when all have sent."
        : "The channel was completed and holds nothing any more. Use 'await foreach' over ReceiveAllAsync to stop at the end.");

    /// <summary>The channel was completed for no reason, so the end of the items is no failure.</summary>
    internal bool HasEndedWell => _reason is null;

    /// <summary>Queues a wait up. When what it waits for has come meanwhile, the wait is over.</summary>
    internal void Enqueue(ChannelWait<T> wait)
    {
        var home = Enter();
        ChannelWait<T>? other = null;
        var isOver = wait.IsSender ? IsOverForSender(wait, ref other) : IsOverForReceiver(wait, ref other);
        if (!isOver && wait.IsSender) _senders.Append(wait);
        else if (!isOver) _receivers.Append(wait);
        Exit(home);
        other?.Wake();
        if (isOver && wait.TryWin()) wait.Wake();
    }

    internal void Withdraw(ChannelWait<T> wait)
    {
        var home = Enter();
        if (wait.IsSender) _senders.Remove(wait);
        else _receivers.Remove(wait);
        Exit(home);
    }

    internal void Recycle(ChannelWait<T> wait)
    {
        var home = Enter();
        wait.Behind = _spare;
        _spare = wait;
        Exit(home);
    }

    // Within the guard.
    private ChannelWait<T> Rent(ref ChannelWait<T>? kept, CancellationToken cancellationToken)
    {
        var wait = kept ??= new ChannelWait<T>(this) { IsKept = true };
        if (!wait.IsTaken)
        {
            wait.IsTaken = true;
        }
        else
        {
            wait = _spare ?? new ChannelWait<T>(this);
            _spare = wait.Behind;
            wait.Behind = null;
        }

        if (cancellationToken != wait.CancellationToken) wait.CancellationToken = cancellationToken;
        return wait;
    }

    private static InvalidOperationException NoCoroutine(string operation, string alternative) =>
        new($"CoroutineChannel.{operation} was called on a thread that runs no coroutine. Call it in an 'async Coroutine' method that a CooperativeScheduler runs, or use {alternative}, which does not wait.");

    private bool IsOverForSender(ChannelWait<T> wait, ref ChannelWait<T>? receiver)
    {
        if (_isComplete)
        {
            wait.IsRefused = true;
            return true;
        }

        receiver = _receivers.TakeFirst();
        if (receiver is not null) receiver.Item = wait.Item;
        else if (_items.Count < Capacity) _items.Enqueue(wait.Item!);
        else return false;
        return true;
    }

    private bool IsOverForReceiver(ChannelWait<T> wait, ref ChannelWait<T>? sender)
    {
        T? item = default;
        var found = _items.Count > 0 && _items.TryDequeue(out item);
        sender = _senders.TakeFirst();
        if (found && sender is not null) _items.Enqueue(sender.Item!);
        else if (sender is not null) item = sender.Item;
        wait.Item = item;
        wait.IsRefused = !found && sender is null && _isComplete;
        return found || sender is not null || _isComplete;
    }
}
