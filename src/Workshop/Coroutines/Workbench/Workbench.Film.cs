using System.Diagnostics.CodeAnalysis;
using Workshop.Tracing;

namespace Workshop.Coroutines;

public static partial class Workbench
{
    /// <summary>Runs a coroutine that was not started, on a worker of its own, and takes a picture of it at each suspension and at its end.</summary>
    /// <remarks>
    /// Blocks the calling thread until the coroutine has ended. When an exception ends it, the last picture shows that. Coroutines that it
    /// awaits run there too and are not filmed.
    /// </remarks>
    /// <param name="coroutine">Fresh from its method: <c>Workbench.Film(Bake(7))</c>.</param>
    /// <param name="mostFrames">Suspensions after so many pictures are counted and not filmed; the end always is. At least 1.</param>
    /// <param name="timeProvider">The clock of its delays; the system's when null.</param>
    /// <param name="cancellationToken">Ends the waiting; the coroutine is abandoned where it stands.</param>
    /// <exception cref="InvalidOperationException">The coroutine was started before, or the calling thread is a worker.</exception>
    /// <exception cref="CoroutineDeadlockException">It waits for what only coroutines of the film could do, and they wait too.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public static Film Film(Coroutine coroutine, int mostFrames = 50, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(coroutine);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostFrames, 1);
        if (coroutine.Status != CoroutineStatus.Created)
            throw new InvalidOperationException($"Coroutine '{coroutine}' was started before, and a film begins at the beginning. Film a new one: Workbench.Film({coroutine.MethodName}(…)).");
        var camera = new Camera(coroutine, mostFrames);
        var floor = new CooperativeScheduler(timeProvider: timeProvider);
        Recorder.CountCamera(+1);
        try
        {
            floor.Run(camera.SetUp(), cancellationToken);
            // Wait would throw what ended it; the last picture tells.
            floor.WaitFor(floor.Start(coroutine, CancellationToken.None).EndAsync(), cancellationToken);
            if (!coroutine.IsCompleted)
            {
                // What cancels may leave a coroutine that can never go on: both are true then, and this one came first.
                cancellationToken.ThrowIfCancellationRequested();
                floor.ThrowIfDeadlocked(coroutine);
            }

            Forget(coroutine);
            floor.WaitIdle(cancellationToken);
        }
        finally
        {
            Recorder.CountCamera(-1);
            Close(floor);
        }

        return new Film(coroutine, camera.Frames, camera.Unfilmed);
    }

    /// <summary>Reads a coroutine on the thread of its worker, after its turn.</summary>
    internal static SuspendedState ReadAfterTurn(Coroutine coroutine)
    {
        if (coroutine.Ending is { } ending) return Ended(coroutine, ending);
        var copy = coroutine.CopyStateMachine();
        return coroutine.ReadStage() == CoroutineStage.Ready
            ? Read(coroutine, CoroutineStatus.Ready, copy, "its turn", Number(coroutine))
            : Read(coroutine, CoroutineStatus.Suspended, copy, StateMachineReader.AwaitedOperation(copy) ?? "a wake-up", Number(coroutine));
    }

    // The film tells of the fault, so nobody needs to be told again when the scheduler goes.
    private static void Forget(Coroutine coroutine)
    {
        if (coroutine.Ending is { Fault: not null } ending) ending.Observed = true;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "What the coroutine left behind is not news to whoever films it, and an exception on its way out says more.")]
    private static void Close(CooperativeScheduler floor)
    {
        try
        {
            floor.Dispose();
        }
        catch (Exception)
        {
        }
    }
}
