using System.Runtime.CompilerServices;
using Workshop.Tracing;

namespace Workshop.Coroutines;

// Two coroutines that wait for each other in turn, on one worker: each wakes the other and parks. What was woken takes the place
// in the ring of the one that woke it, and nothing is left to settle.
public sealed partial class Worker
{
    /// <summary>Guards what only this worker uses at present: channels, and the stage of those that wait at them.</summary>
    internal PrivateSection Private = new(new Lock()); // A field, not a property: it is a struct, so that using it is one read less.

    /// <summary>For <see cref="CreatedCoroutine"/>. On the stack, because a field here would cost a write barrier.</summary>
    internal Coroutine? Created
    {
        get => ThisTurn.Created;
        set => ThisTurn.Created = value;
    }

    /// <summary>Within the private section: wakes one that is parked at home.</summary>
    /// <returns>False when it is not, so that it needs an ordinary wake-up, outside of the section.</returns>
    internal bool TryWakeAtHome(Coroutine coroutine)
    {
        if (TraceGate.IsOn || !coroutine.TryWakeAtHome()) return false;
        if (_signals.Inside == 0 && ThisTurn.Running is not null)
        {
            _signals.Inside = WorkerSignals.HandsOver;
            ThisTurn.HandedOver = coroutine;
        }
        else
        {
            _signals.Inside |= WorkerSignals.Other;
            ThisTurn.Newcomers.Append(coroutine);
        }

        return true;
    }

    /// <summary>After a turn in which a coroutine woke another one and parked, both at home.</summary>
    /// <param name="tail">Stood before the one that parked. From now on the one that was woken, in its place.</param>
    /// <param name="head">Parked.</param>
    /// <returns>Who is next.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Coroutine HandOver(ref Coroutine tail, Coroutine head)
    {
        var follower = LetGoAtHome(head);
        _signals.Inside = 0;
        var woken = ThisTurn.HandedOver!;
        ThisTurn.HandedOver = null;
        if (ReferenceEquals(follower, head))
        {
            // Alone in the ring. A link to itself keeps nobody alive, and is often there already.
            if (!ReferenceEquals(woken.Next, woken)) woken.Next = woken;
            follower = woken;
        }
        else
        {
            woken.Next = follower;
            tail.Next = woken;
        }

        tail = woken;
        return follower;
    }

    /// <summary>Whether <see cref="ParkAtHome"/> may follow; sees to it that the coroutine can be named while it is parked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MayParkAtHome(Coroutine coroutine) => coroutine.ParksEasily || TryList(coroutine);

    private bool TryList(Coroutine coroutine)
    {
        if (coroutine.IsCancellable) return false;
        _live.Add(coroutine);
        return true;
    }

    /// <summary>Within the private section, which is left when the turn has ended: the coroutine whose turn it is waits for something that is at home here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ParkAtHome(Coroutine coroutine)
    {
        coroutine.ParkAtHome();
        _signals.Inside |= WorkerSignals.ParksAtHome;
    }

    /// <summary>Ends what <see cref="ParkAtHome"/> began.</summary>
    /// <returns>Who stands behind it in the ring.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Coroutine LetGoAtHome(Coroutine head)
    {
        var follower = head.Next!;
        // A parked coroutine must not keep its former neighbours alive. One that was alone has itself as its neighbour.
        if (!ReferenceEquals(follower, head)) head.Next = null;
        Private.Exit();
        return follower;
    }

    private void TakeHandedOver()
    {
        if (ThisTurn.HandedOver is not { } woken) return;
        ThisTurn.HandedOver = null;
        var chain = new CoroutineChain();
        chain.Append(woken);
        _ring.AddLast(chain);
    }
}
