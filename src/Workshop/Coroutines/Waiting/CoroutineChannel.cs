using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Workshop.Coroutines;

// Open ─Complete→ Completing (items are left) ─last item received→ Completed

/// <summary>Passes items from coroutines to coroutines, first in, first out.</summary>
/// <remarks>
/// <para>A capacity of 0 is a hand-off: the sender goes on when a receiver has the item. A full channel makes senders wait, an empty one receivers;
/// both are served in the order of their coming, and nobody overtakes. A cancelled wait leaves the queue, and its item is not sent.</para>
/// <para>Coroutines of any scheduler may await it; ordinary code may use what does not wait: <see cref="TrySend"/>, <see cref="TryReceive"/>,
/// <see cref="Complete"/>. All members are safe to use from every thread.</para>
/// </remarks>
/// <typeparam name="T">Of the items.</typeparam>
public sealed partial class CoroutineChannel<T>
{
    private readonly Queue<T> _items = new();
    private WaitQueue<ChannelWait<T>> _senders;
    private WaitQueue<ChannelWait<T>> _receivers;
    private ChannelWait<T>? _spare;
    private bool _isComplete;
    private Exception? _reason;

    /// <param name="capacity">How many items it holds while nobody receives; 0 for a hand-off.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is negative.</exception>
    public CoroutineChannel(int capacity)
    {
        if (capacity < 0)
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "A channel holds zero or more items; CoroutineChannel<T>.Unbounded() has no limit.");
        Capacity = capacity;
    }

    /// <summary>How many items it holds; <see cref="int.MaxValue"/> for an unbounded one.</summary>
    public int Capacity { get; }

    /// <summary>The items that nobody has received. Only a snapshot.</summary>
    public int Count => _items.Count;

    /// <summary>Nothing can be sent any more. Items may be left.</summary>
    public bool IsComplete => Volatile.Read(ref _isComplete);

    /// <summary>One that never makes a sender wait, and grows as it must.</summary>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "A constructor without an argument would not say that there is no limit.")]
    public static CoroutineChannel<T> Unbounded() => new(int.MaxValue);

    /// <summary>Sends without waiting.</summary>
    /// <returns>False when there is no room.</returns>
    /// <exception cref="ChannelClosedException">The channel was completed.</exception>
    public bool TrySend(T item)
    {
        var home = Enter();
        var isSent = PassOn(item, home, out var receiver);
        Exit(home);
        receiver?.Wake();
        return isSent;
    }

    private bool PassOn(T item, Worker? home, out ChannelWait<T>? receiver)
    {
        if (_isComplete)
        {
            Exit(home);
            throw Closed("Nothing can be sent to a channel that was completed. Send before Complete is called.");
        }

        receiver = _receivers.TakeFirst();
        var hasRoom = receiver is not null || _items.Count < Capacity;
        if (receiver is not null) receiver.Item = item;
        else if (hasRoom) _items.Enqueue(item);
        receiver = WakeAtHome(receiver, home);
        return hasRoom;
    }

    /// <summary>Receives without waiting.</summary>
    /// <returns>False when there is nothing.</returns>
    public bool TryReceive([MaybeNullWhen(false)] out T item)
    {
        var home = Enter();
        var found = TakeItem(home, out item, out var sender);
        Exit(home);
        sender?.Wake();
        return found;
    }

    private bool TakeItem(Worker? home, [MaybeNullWhen(false)] out T item, out ChannelWait<T>? sender)
    {
        item = default;
        var found = _items.Count > 0 && _items.TryDequeue(out item);
        // The room goes to the sender that has waited longest, before anybody else can have it.
        sender = _senders.TakeFirst();
        if (sender is not null && found) _items.Enqueue(sender.Item!);
        else if (sender is not null) (item, found) = (sender.Item!, true);
        sender = WakeAtHome(sender, home);
        return found;
    }

    /// <summary>Ends the sending. What was sent can still be received; then receivers are told that the channel is closed.</summary>
    /// <remarks>Senders that wait for room get a <see cref="ChannelClosedException"/>. A second call does nothing.</remarks>
    /// <param name="reason">Why, for the receivers: the inner exception of their <see cref="ChannelClosedException"/>. Null for a good end.</param>
    public void Complete(Exception? reason = null)
    {
        var home = Enter();
        if (!_isComplete) _reason = reason;
        Volatile.Write(ref _isComplete, true);
        ChannelWait<T>? told = null;
        while ((_receivers.TakeFirst() ?? _senders.TakeFirst()) is { } wait)
        {
            wait.IsRefused = true;
            wait.Behind = told;
            told = wait;
        }

        Exit(home);
        WakeInOrder(told);
    }

    private static void WakeInOrder(ChannelWait<T>? last)
    {
        ChannelWait<T>? first = null;
        while (last is not null) (last.Behind, first, last) = (first, last, last.Behind);
        while (first is not null)
        {
            var wait = first;
            first = wait.Behind;
            wait.Behind = null; // Before the wake-up: from then on the link may serve in the list of spare ones.
            wait.Wake();
        }
    }

    private ChannelClosedException Closed(string message) => _reason is null ? new ChannelClosedException(message) : new ChannelClosedException(message, _reason);
}
