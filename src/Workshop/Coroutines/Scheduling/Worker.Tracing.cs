using Workshop.Tracing;

namespace Workshop.Coroutines;

public sealed partial class Worker
{
    /// <summary>Notes that a coroutine has its turn from now on, and sees to it that the end of the turn is noticed too.</summary>
    private void BeginTracedTurn(Coroutine coroutine)
    {
        // A mere yield would not leave the fast path: this makes the loop settle after the turn.
        _signals.Inside |= WorkerSignals.Other;
        Recorder.Resumed(coroutine);
    }
}
