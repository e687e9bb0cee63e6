using System.Runtime.ExceptionServices;

namespace Workshop.Coroutines;

/// <summary>How a coroutine ended. It takes the waiters' place in the coroutine, so that an end costs no field of its own.</summary>
internal sealed class CoroutineEnding
{
    private bool _observed;

    private CoroutineEnding(CoroutineStatus status, ExceptionDispatchInfo? fault)
    {
        Status = status;
        Fault = fault;
    }

    internal static CoroutineEnding Success { get; } = new(CoroutineStatus.Completed, fault: null);

    internal CoroutineStatus Status { get; }

    /// <summary>Keeps the trace of the coroutine's own lines for every later throw.</summary>
    internal ExceptionDispatchInfo? Fault { get; }

    /// <summary>Somebody has been given the exception.</summary>
    internal bool Observed
    {
        get => Volatile.Read(ref _observed);
        set => Volatile.Write(ref _observed, value);
    }

    internal static CoroutineEnding Of(Exception exception) => new(
        exception is OperationCanceledException ? CoroutineStatus.Cancelled : CoroutineStatus.Faulted,
        ExceptionDispatchInfo.Capture(exception));
}
