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
    public T Current { get; private set; } = default!;

    /// <summary>The wait for the next item.</summary>
    internal ChannelWait<T>? Pending { get; private set; }

    /// <summary>Waits for the next item; gives false at the channel's end.</summary>
    public NextItemAwaitable<T> MoveNextAsync()
    {
        if (_channel.BeginReceiving(nameof(CoroutineChannel<T>.ReceiveAllAsync), _cancellationToken, out var item) is { } wait)
        {
            if (!ReferenceEquals(Pending, wait)) Pending = wait; // The garbage collector notes each write, and asking is cheaper.
            return new NextItemAwaitable<T>(this);
        }

        Current = item!;
        return default;
    }

    /// <summary>The wait is over.</summary>
    /// <returns>False at the channel's end.</returns>
    internal bool End()
    {
        if (!Pending!.TryEnd(out var item)) return false;
        Current = item!;
        return true;
    }
}

/// <summary>Waits for an item or for the end of the channel. Made by <c>await foreach</c>; not for use in code.</summary>
/// <typeparam name="T">Of the items.</typeparam>
public readonly struct NextItemAwaitable<T> : ICriticalNotifyCompletion, IHomeAwaiter
{
    // One field: the compiler's code keeps the awaiter during the wait, and two that were written apart cannot be read at once without waiting.
    private readonly ChannelItemEnumerator<T>? _waiting;

    internal NextItemAwaitable(ChannelItemEnumerator<T> waiting) => _waiting = waiting;

    /// <summary>There was an item, so the await does not suspend.</summary>
    public bool IsCompleted => _waiting is null;

    /// <summary>Makes the await work.</summary>
    public NextItemAwaitable<T> GetAwaiter() => this;

    /// <summary>Whether there is another item.</summary>
    /// <inheritdoc cref="SendAwaitable{T}.GetResult" path="/exception"/>
    public bool GetResult()
    {
        if (_waiting is null) return true;
        if (ForeignAwait.InFlight != 0) ForeignAwait.ThrowIfOnThisThread("CoroutineChannel.ReceiveAllAsync", "use System.Threading.Channels");
        return _waiting.End();
    }

    /// <summary>Called for ordinary async methods only.</summary>
    public void OnCompleted(Action continuation) => ForeignAwait.Refuse(continuation);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.Refuse(continuation);

    bool IHomeAwaiter.TryParkAtHome() => _waiting!.Pending!.TryParkAtHome();

    void IParkingAwaiter.Park(Coroutine coroutine) => _waiting!.Pending!.Begin(coroutine);

    string IParkingAwaiter.WaitsFor => _waiting?.Pending?.ToString() ?? "an item of a channel";

    bool IParkingAwaiter.CanEndFromOutside(Coroutine waiter) => _waiting!.Pending!.CanEndFromOutside;
}
