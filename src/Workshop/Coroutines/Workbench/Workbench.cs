using System.Diagnostics;

namespace Workshop.Coroutines;

/// <summary>Shows what is preserved of a coroutine at its suspension.</summary>
/// <remarks>
/// Works for every coroutine, in optimised code and in the cells of a notebook. Optimised code preserves what it
/// needs after an await and drops the rest; what was dropped is named where the symbols tell. Safe to use from every thread.
/// </remarks>
public static partial class Workbench
{
    /// <summary>How long a worker may take to end its present turn before its coroutine counts as running.</summary>
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(1);

    /// <summary>Reads a coroutine's state as of now.</summary>
    /// <remarks>
    /// A coroutine that is waiting for its turn is read by its own worker between two turns, so that no variable is caught
    /// half-written. When the worker does not get there in time, the state says <see cref="CoroutineStatus.Running"/> and holds no variables.
    /// </remarks>
    /// <param name="coroutine">In any state, of any scheduler.</param>
    /// <param name="patience">How long to wait for the worker; 1 s when null.</param>
    public static SuspendedState Inspect(Coroutine coroutine, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(coroutine);
        var limit = patience ?? UsualPatience;
        var start = Stopwatch.GetTimestamp();
        var spin = new SpinWait();
        while (!ReferenceEquals(Coroutine.Current, coroutine))
        {
            if (coroutine.Ending is { } ending) return Ended(coroutine, ending);
            if (TryReadAtRest(coroutine) is { } atRest) return atRest;

            var left = limit - Stopwatch.GetElapsedTime(start);
            if (TryReadReady(coroutine, left > TimeSpan.Zero ? left : TimeSpan.Zero) is { } ready) return ready;
            if (left <= TimeSpan.Zero) break;
            spin.SpinOnce(); // It is changing hands at this moment.
        }

        return new SuspendedState(coroutine, CoroutineStatus.Running, state: null, [], "nothing: it has the turn", Number(coroutine));
    }

    private static SuspendedState? TryReadAtRest(Coroutine coroutine)
    {
        if (!coroutine.TryHold()) return null;
        var isNew = coroutine.ReadStage() == CoroutineStage.HeldNew;
        var copy = coroutine.CopyStateMachine();
        var worker = Number(coroutine);
        coroutine.Release();
        return isNew
            ? Read(coroutine, CoroutineStatus.Created, copy, "its start", worker: null)
            : Read(coroutine, CoroutineStatus.Suspended, copy, StateMachineReader.AwaitedOperation(copy) ?? "a wake-up", worker);
    }

    private static SuspendedState? TryReadReady(Coroutine coroutine, TimeSpan patience)
    {
        if (coroutine.ReadStage() != CoroutineStage.Ready || coroutine.Scheduler is not { } scheduler) return null;
        var number = coroutine.WorkerNumber;
        var copy = scheduler.WorkerAt(number) is not { } worker ? scheduler.CopyInInbox(coroutine)
            : ReferenceEquals(Worker.Current, worker) ? Inspection.CopyOn(coroutine, worker)
            : Ask(coroutine, worker, patience);
        return copy is null ? null : Read(coroutine, CoroutineStatus.Ready, copy, "its turn", number == Coroutine.NoWorker ? null : number);
    }

    private static object? Ask(Coroutine coroutine, Worker worker, TimeSpan patience)
    {
        var inspection = new Inspection(coroutine);
        worker.Ask(inspection);
        return inspection.WaitForAnswer(patience);
    }

    private static SuspendedState Read(Coroutine coroutine, CoroutineStatus status, object copy, string waitsFor, int? worker) =>
        new(coroutine, status, StateMachineReader.State(copy), StateMachineReader.Variables(copy), waitsFor, worker);

    private static SuspendedState Ended(Coroutine coroutine, CoroutineEnding ending) =>
        new(coroutine, ending.Status, StateMachineReader.State(coroutine.CopyStateMachine()), [], "nothing: it has ended", worker: null)
        {
            Note = ending.Fault is { } fault ? $"{fault.SourceException.GetType().Name}: {fault.SourceException.Message}" : null,
        };

    private static int? Number(Coroutine coroutine) => coroutine.WorkerNumber == Coroutine.NoWorker ? null : coroutine.WorkerNumber;
}
