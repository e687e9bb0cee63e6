using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>What <see cref="CoroutineChannel{T}.SendAsync"/> gives to <c>await</c>. To be awaited once, at once.</summary>
/// <typeparam name="T">Of the items.</typeparam>
public readonly struct SendAwaitable<T> : ICriticalNotifyCompletion, IHomeAwaiter
{
    private readonly ChannelWait<T>? _wait;

    internal SendAwaitable(ChannelWait<T> wait) => _wait = wait;

    /// <summary>The item is sent, so the await does not suspend.</summary>
    public bool IsCompleted => _wait is null;

    /// <summary>Makes <c>await channel.SendAsync(…)</c> work.</summary>
    public SendAwaitable<T> GetAwaiter() => this;

    /// <summary>Nothing, when the item is sent.</summary>
    /// <exception cref="OperationCanceledException">A token was cancelled first.</exception>
    /// <exception cref="System.Threading.Channels.ChannelClosedException">The channel was completed first.</exception>
    /// <exception cref="InvalidOperationException">An ordinary async method awaited it.</exception>
    public void GetResult()
    {
        if (_wait is null) return;
        if (ForeignAwait.InFlight != 0) ForeignAwait.ThrowIfOnThisThread("CoroutineChannel.SendAsync", "use System.Threading.Channels");
        _wait.End();
    }

    /// <summary>Called for ordinary async methods only.</summary>
    public void OnCompleted(Action continuation) => ForeignAwait.Refuse(continuation);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.Refuse(continuation);

    bool IHomeAwaiter.TryParkAtHome() => _wait!.TryParkAtHome();

    void IParkingAwaiter.Park(Coroutine coroutine) => _wait!.Begin(coroutine);

    string IParkingAwaiter.WaitsFor => _wait?.ToString() ?? "room in a channel";

    bool IParkingAwaiter.CanEndFromOutside(Coroutine waiter) => _wait!.CanEndFromOutside;
}

/// <summary>What <see cref="CoroutineChannel{T}.ReceiveAsync"/> gives to <c>await</c>. To be awaited once, at once.</summary>
/// <typeparam name="T">Of the items.</typeparam>
public readonly struct ReceiveAwaitable<T> : ICriticalNotifyCompletion, IHomeAwaiter
{
    private readonly ChannelWait<T>? _wait;
    private readonly T? _item;

    internal ReceiveAwaitable(T item) => _item = item;

    internal ReceiveAwaitable(ChannelWait<T> wait) => _wait = wait;

    /// <summary>There was an item, so the await does not suspend.</summary>
    public bool IsCompleted => _wait is null;

    /// <summary>Makes <c>await channel.ReceiveAsync()</c> work.</summary>
    public ReceiveAwaitable<T> GetAwaiter() => this;

    /// <summary>Gives the item.</summary>
    /// <inheritdoc cref="SendAwaitable{T}.GetResult" path="/exception"/>
    public T GetResult()
    {
        if (_wait is null) return _item!;
        if (ForeignAwait.InFlight != 0) ForeignAwait.ThrowIfOnThisThread("CoroutineChannel.ReceiveAsync", "use System.Threading.Channels");
        return _wait.End()!;
    }

    /// <summary>Called for ordinary async methods only.</summary>
    public void OnCompleted(Action continuation) => ForeignAwait.Refuse(continuation);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.Refuse(continuation);

    bool IHomeAwaiter.TryParkAtHome() => _wait!.TryParkAtHome();

    void IParkingAwaiter.Park(Coroutine coroutine) => _wait!.Begin(coroutine);

    string IParkingAwaiter.WaitsFor => _wait?.ToString() ?? "an item of a channel";

    bool IParkingAwaiter.CanEndFromOutside(Coroutine waiter) => _wait!.CanEndFromOutside;
}
