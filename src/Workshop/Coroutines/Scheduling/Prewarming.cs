using System.Diagnostics.CodeAnalysis;

namespace Workshop.Coroutines;

/// <summary>Has the JIT compile what every run of coroutines calls, before the first scheduler of the process is used.</summary>
/// <remarks>
/// Each method of the library is compiled when it is first called: some sixty of them in a short run, which takes some milliseconds, as a million switches do. So a few
/// coroutines run on a scheduler that nobody sees. That happens once a process, on a thread of its own: so nothing of the creator's flows into it,
/// and what interrupts the creator leaves it whole. The creator waits; else what it times would run beside the JIT.
/// </remarks>
internal static class Prewarming
{
    private static readonly Lock Gate = new();
    private static Thread? _thread;
    private static CooperativeScheduler? _scheduler;
    private static bool _isDone;

    /// <summary>The calling thread takes part. What it does is nobody's to see.</summary>
    internal static bool IsUnderWayHere =>
        !Volatile.Read(ref _isDone) && (ReferenceEquals(Thread.CurrentThread, Volatile.Read(ref _thread)) || (Worker.Current is { } worker && ReferenceEquals(worker.Scheduler, _scheduler)));

    /// <summary>For the creator of a scheduler. All who create the first ones of the process wait.</summary>
    internal static void EnsureDone()
    {
        if (Volatile.Read(ref _isDone) || IsUnderWayHere) return;
        Thread thread;
        lock (Gate)
        {
            thread = _thread ??= new Thread(Run) { IsBackground = true, Name = "prewarming" };
            if ((thread.ThreadState & ThreadState.Unstarted) != 0) thread.UnsafeStart();
        }

        thread.Join();
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Without it the first run is slower. Whatever is wrong here, the creator will meet by itself.")]
    private static void Run()
    {
        try
        {
            using var scheduler = _scheduler = new CooperativeScheduler();
            scheduler.Launch(YieldTwice());
            scheduler.Start(YieldTwice()).Wait();
            scheduler.Run(YieldTwice());
            scheduler.Run(WorkAsync());
            scheduler.WaitAll();
        }
        catch
        {
        }
        finally
        {
            _scheduler = null;
            Volatile.Write(ref _isDone, true);
        }
    }

    // Starts, calls, joins.
    private static async Coroutine<int> WorkAsync()
    {
        var scheduler = CooperativeScheduler.Current!;
        var started = scheduler.Start(YieldTwice());
        scheduler.Launch(YieldTwice());
        await YieldTwice();
        await started;
        var longer = scheduler.Start(YieldTwice());
        await longer;
        return await ResultAsync();
    }

    private static async Coroutine YieldTwice()
    {
        await Coroutine.Yield();
        await Coroutine.Yield();
    }

    private static async Coroutine<int> ResultAsync()
    {
        await Coroutine.Yield();
        return 1;
    }
}
