using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>The items of a channel for <c>await foreach</c>, up to its end.</summary>
/// <typeparam name="T">Of the items.</typeparam>
public readonly struct ChannelItems<T>
{
    private readonly CoroutineChannel<T> _channel;
    private readonly CancellationToken _cancellationToken;

    internal ChannelItems(CoroutineChannel<T> channel, CancellationToken cancellationToken)
    {
        _channel = channel;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Makes <c>await foreach</c> work.</summary>
    public ChannelItemEnumerator<T> GetAsyncEnumerator() => new(_channel, _cancellationToken);
}

/// <summary>Receives item by item. Made by <c>await foreach</c>; not for use in code.</summary>
/// <typeparam name="T">Of the items.</typeparam>
public sealed class ChannelItemEnumerator<T>
{
    private readonly CoroutineChannel<T> _channel;
    private readonly CancellationToken _cancellationToken;

    internal ChannelItemEnumerator(CoroutineChannel<T> channel, CancellationToken cancellationToken)
    {
        _channel = channel;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What was received last.</summary>
    public T Current { get; internal set; } = default!;

    /// <summary>Waits for the next item; gives false at the channel's end.</summary>
    public NextItemAwaitable<T> MoveNextAsync()
    {
        if (_channel.BeginReceiving(nameof(CoroutineChannel<T>.ReceiveAllAsync), _cancellationToken, out var item) is { } wait) return new NextItemAwaitable<T>(this, wait);
        Current = item!;
        return default;
    }
}

/// <summary>Waits for an item or for the end of the channel. Made by <c>await foreach</c>; not for use in code.</summary>
/// <typeparam name="T">Of the items.</typeparam>
public readonly struct NextItemAwaitable<T> : ICriticalNotifyCompletion, IParkingAwaiter
{
    private readonly ChannelItemEnumerator<T>? _items;
    private readonly ChannelWait<T>? _wait;

    internal NextItemAwaitable(ChannelItemEnumerator<T> items, ChannelWait<T> wait)
    {
        _items = items;
        _wait = wait;
    }

    /// <summary>There was an item, so the await does not suspend.</summary>
    public bool IsCompleted => _wait is null;

    /// <summary>Makes the await work.</summary>
    public NextItemAwaitable<T> GetAwaiter() => this;

    /// <summary>Whether there is another item.</summary>
    /// <inheritdoc cref="SendAwaitable{T}.GetResult" path="/exception"/>
    public bool GetResult()
    {
        if (_wait is null) return true;
        if (ForeignAwait.InFlight != 0) ForeignAwait.ThrowIfOnThisThread("CoroutineChannel.ReceiveAllAsync", "use System.Threading.Channels");
        if (!_wait.TryEnd(out var item)) return false;
        _items!.Current = item!;
        return true;
    }

    /// <summary>Called for ordinary async methods only.</summary>
    public void OnCompleted(Action continuation) => ForeignAwait.Refuse(continuation);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.Refuse(continuation);

    void IParkingAwaiter.Park(Coroutine coroutine) => _wait!.Begin(coroutine);

    string IParkingAwaiter.WaitsFor => _wait?.ToString() ?? "an item of a channel";

    bool IParkingAwaiter.CanEndFromOutside(Coroutine waiter) => _wait!.CanEndFromOutside;
}
