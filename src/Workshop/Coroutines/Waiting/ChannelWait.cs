using System.Globalization;
using System.Threading.Channels;

namespace Workshop.Coroutines;

/// <summary>A coroutine's wait for room in a channel or for an item of it. The channel uses it again for another one.</summary>
internal sealed class ChannelWait<T>(CoroutineChannel<T> channel) : QueuedWait<ChannelWait<T>>
{
    private bool _isTaken;

    internal CancellationToken CancellationToken { get; set; }

    internal bool IsSender { get; set; }

    /// <summary>The sender's, then the receiver's.</summary>
    internal T? Item { get; set; }

    /// <summary>The channel was completed first.</summary>
    internal bool IsRefused { get; set; }

    internal bool CanEndFromOutside => CancellationToken.CanBeCanceled || channel.IsUsedFromOutside;

    /// <summary>One that the channel keeps at hand: it has been rented and is not over.</summary>
    internal bool IsTaken
    {
        get => Volatile.Read(ref _isTaken);
        set => Volatile.Write(ref _isTaken, value);
    }

    /// <summary>The channel keeps it at hand instead of in its list of spare ones.</summary>
    internal bool IsKept { get; init; }

    internal bool TryParkAtHome() => channel.TryParkAtHome(this);

    internal void Begin(Coroutine coroutine)
    {
        BeginWait(coroutine, CancellationToken);
        channel.Enqueue(this);
        WatchTokens(CancellationToken);
    }

    /// <exception cref="ChannelClosedException">The channel was completed first.</exception>
    internal T? End() => TryEnd(out var item) ? item : throw channel.ReasonToRefuse(isSender: false);

    /// <summary>False at the end of a channel's items.</summary>
    /// <exception cref="ChannelClosedException">The channel was completed for a reason; or it was completed, and this is a sender.</exception>
    internal bool TryEnd(out T? item)
    {
        EndWait();
        item = Item;
        var (isRefused, isSender) = (IsRefused, IsSender);
        Item = default;
        IsRefused = IsSender = false;
        if (IsKept)
        {
            Reset(keepsWaiter: true);
            IsTaken = false;
        }
        else
        {
            Reset();
            channel.Recycle(this);
        }

        return !isRefused || (!isSender && channel.HasEndedWell ? false : throw channel.ReasonToRefuse(isSender));
    }

    public override string ToString()
    {
        var size = channel.Capacity switch
        {
            0 => "a hand-off channel",
            int.MaxValue => "an unbounded channel",
            var capacity => string.Create(CultureInfo.InvariantCulture, $"a channel of {capacity}"),
        };
        return IsSender ? $"room in {size}" : $"an item of {size}";
    }

    protected override void Withdraw() => channel.Withdraw(this);
}
