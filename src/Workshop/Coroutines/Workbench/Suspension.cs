using System.Runtime.CompilerServices;
using Workshop.Tracing;

namespace Workshop.Coroutines;

/// <summary>What happens when a coroutine's method reaches an <c>await</c> whose operation is not done.</summary>
internal static class Suspension
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void At<TAwaiter>(ref TAwaiter awaiter)
        where TAwaiter : ICriticalNotifyCompletion
    {
        // The JIT decides this for each awaiter type. A yield leaves no trace at all: the coroutine stays in the ring.
        if (typeof(TAwaiter) == typeof(YieldAwaiter)) return;
        if (typeof(IHomeAwaiter).IsAssignableFrom(typeof(TAwaiter)) && TryParkAtHome(ref awaiter)) return;
        Park(ref awaiter);
    }

    // Compiled in full at once: the JIT's quick first try would box the awaiter to ask for the interface.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryParkAtHome<TAwaiter>(ref TAwaiter awaiter) =>
        default(TAwaiter) is not null && awaiter is IHomeAwaiter && ((IHomeAwaiter)awaiter).TryParkAtHome();

    internal static void AtOrdinary<TAwaiter>(ref TAwaiter awaiter)
        where TAwaiter : INotifyCompletion
    {
        var coroutine = Worker.BeginParking();
        if (TraceGate.IsOn) Recorder.Suspended<TAwaiter>(coroutine);
        try
        {
            awaiter.OnCompleted(coroutine.Wake);
        }
        catch
        {
            coroutine.CancelParking();
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Park<TAwaiter>(ref TAwaiter awaiter)
        where TAwaiter : ICriticalNotifyCompletion
    {
        var coroutine = Worker.BeginParking();
        if (TraceGate.IsOn) Recorder.Suspended<TAwaiter>(coroutine);
        try
        {
            // No boxing: for a struct the JIT knows the answer and calls the method on the value.
            if (default(TAwaiter) is not null && awaiter is IParkingAwaiter) ((IParkingAwaiter)awaiter).Park(coroutine);
            else awaiter.UnsafeOnCompleted(coroutine.Wake);
        }
        catch
        {
            // The method's own catch may handle this and go on, so the coroutine must not count as parked.
            coroutine.CancelParking();
            throw;
        }
    }
}
