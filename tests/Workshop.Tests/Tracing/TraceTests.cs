using Workshop.Coroutines;
using Workshop.Processes;
using Workshop.Tracing;

namespace Workshop.Tests.Tracing;

[Collection(nameof(OneTraceAtATime))]
public class TraceTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_coroutine_s_life_is_recorded_from_start_to_end()
    {
        await using var floor = new CooperativeScheduler();
        var trace = Trace.Record(() => floor.Run(Twice(), TestContext.Current.CancellationToken));
        var coroutine = Assert.Single(trace.Coroutines);
        Assert.Equal("Twice (1)", coroutine.ToString());
        Assert.Equal(
            [
                (TraceEventKind.Created, null, null),
                (TraceEventKind.Resumed, null, null),
                (TraceEventKind.Suspended, SuspensionReason.Yield, 1),
                (TraceEventKind.Resumed, null, 1),
                (TraceEventKind.Suspended, SuspensionReason.Yield, 2),
                (TraceEventKind.Resumed, null, 2),
                (TraceEventKind.Completed, (SuspensionReason?)null, (int?)null),
            ],
            trace.Events.Select(one => (one.Kind, one.Reason, one.Await)));
        Assert.All(trace.Events, one => Assert.Same(coroutine, one.Coroutine));
        Assert.True(trace.Events.Zip(trace.Events.Skip(1)).All(pair => pair.First.Time <= pair.Second.Time));
        Assert.Equal(0, trace.Dropped);

        static async Coroutine Twice()
        {
            await Coroutine.Yield();
            await Coroutine.Yield();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_turn_knows_its_worker_its_awaits_and_why_it_ended()
    {
        await using var floor = new CooperativeScheduler();
        var trace = Trace.Record(() => floor.Run(Caller(), TestContext.Current.CancellationToken));
        Assert.Equal(
            [
                ("Caller (1)", null, 1, SuspensionReason.Join),
                ("Callee (2)", null, 1, SuspensionReason.Yield),
                ("Callee (2)", 1, null, (SuspensionReason?)null),
                ("Caller (1)", 1, (int?)null, (SuspensionReason?)null),
            ],
            trace.Runs.Select(run => ($"{run.Coroutine}", run.FromAwait, run.ToAwait, run.Reason)));
        Assert.All(trace.Runs, run => Assert.Equal(("worker 0", 0), (run.Thread.Name, run.Thread.Worker)));
        Assert.True(trace.Runs.Zip(trace.Runs.Skip(1)).All(pair => pair.First.End <= pair.Second.Start));

        static async Coroutine Caller() => await Callee();
        static async Coroutine Callee() => await Coroutine.Yield();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_wake_up_names_who_woke()
    {
        await using var floor = new CooperativeScheduler();
        var trace = Trace.Record(() => floor.Run(Caller(), TestContext.Current.CancellationToken));
        var woken = Assert.Single(trace.Events, one => one.Kind == TraceEventKind.Woken);
        Assert.Equal(("Caller (1)", "Callee (2)"), ($"{woken.Coroutine}", $"{woken.By}"));
        Assert.Same(woken, trace.Runs[^1].Wake);
        Assert.Equal("Caller (1)", $"{trace.Events.Single(one => one.Kind == TraceEventKind.Created && one.Coroutine!.MethodName == "Callee").By}");

        static async Coroutine Caller() => await Callee();
        static async Coroutine Callee() => await Coroutine.Yield();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_task_s_end_wakes_from_outside_all_coroutines()
    {
        await using var floor = new CooperativeScheduler();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var trace = await Trace.RecordAsync(async () =>
        {
            var waiter = floor.Start(Wait(gate.Task));
            await floor.WaitIdleAsync(TestContext.Current.CancellationToken);
            gate.SetResult();
            await waiter;
        });
        var woken = Assert.Single(trace.Events, one => one.Kind == TraceEventKind.Woken);
        Assert.Null(woken.By);
        Assert.Null(woken.Thread.Worker);
        Assert.Contains(trace.Events, one => one.Reason == SuspensionReason.Task);

        static async Coroutine Wait(Task task) => await task;
    }

    [Fact(Timeout = 60_000)]
    public async Task Workers_that_were_busy_before_the_recording_are_recorded_too()
    {
        await using var floor = new CooperativeScheduler(workers: 2);
        using var stop = new CancellationTokenSource();
        var spinner = Begin();
        var trace = Trace.Record(() =>
        {
            var until = floor.Statistics.Workers.Sum(worker => worker.Switches) + 1000;
            SpinWait.SpinUntil(() => TestContext.Current.CancellationToken.IsCancellationRequested || floor.Statistics.Workers.Sum(worker => worker.Switches) > until);
        });
        await stop.CancelAsync();
        await spinner;
        Assert.InRange(trace.Runs.Count(run => run.Coroutine.Id == 1 && run.Reason == SuspensionReason.Yield), 100, int.MaxValue);

        Coroutine Begin() => floor.Start(Spin(stop.Token));
        static async Coroutine Spin(CancellationToken stop)
        {
            while (!stop.IsCancellationRequested) await Coroutine.Yield();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Nothing_is_recorded_after_the_end()
    {
        await using var floor = new CooperativeScheduler();
        var trace = Trace.Record(() => { });
        floor.Run(Once(), TestContext.Current.CancellationToken);
        Assert.Empty(trace.Events);
        Assert.False(TraceGate.IsOn);
        Assert.Equal(2, Trace.Record(() => floor.Run(Once(), TestContext.Current.CancellationToken)).Runs.Count);

        static async Coroutine Once() => await Coroutine.Yield();
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_full_ring_loses_is_counted()
    {
        await using var floor = new CooperativeScheduler();
        var trace = Trace.Record(() => floor.Run(Many(), TestContext.Current.CancellationToken), new TraceOptions { EventsPerThread = 64 });
        var worker = Assert.Single(trace.Threads, thread => thread.Worker == 0);
        Assert.Equal((64, 2002 - 64), (worker.Events, worker.Dropped));
        Assert.Equal(worker.Dropped, trace.Dropped);
        Assert.Equal(TraceEventKind.Completed, trace.Events[^1].Kind);
        Assert.Contains("1,938 older events lost", trace.ToString(), StringComparison.Ordinal);

        static async Coroutine Many()
        {
            for (var i = 0; i < 1000; i++) await Coroutine.Yield();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_coroutine_that_blocks_its_worker_is_found()
    {
        await using var floor = new CooperativeScheduler();
        using var gate = new ManualResetEventSlim();
        var standing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var trace = await Trace.RecordAsync(async () =>
        {
            var blocker = floor.Start(Block(standing, gate, TestContext.Current.CancellationToken));
            await standing.Task;
            // The watch itself is the handshake: it has looked as soon as the event is there.
            while (!Recorder.Session!.Buffers.Any(buffer => buffer.HasBlocked) && !TestContext.Current.CancellationToken.IsCancellationRequested) await Task.Yield();
            gate.Set();
            await blocker;
        });
        var blocked = Assert.Single(trace.Runs, run => run.Blocked);
        Assert.Equal(1, blocked.FromAwait);
        Assert.Matches(@"Blocked: Block \(1\) held up worker 0 after await 1, line \d+\.", trace.ToString());

        static async Coroutine Block(TaskCompletionSource standing, ManualResetEventSlim gate, CancellationToken token)
        {
            await Coroutine.Yield();
            standing.SetResult();
            gate.Wait(token);
            await Coroutine.Yield();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_fault_and_a_cancellation_are_told_apart()
    {
        var floor = new CooperativeScheduler();
        var trace = Trace.Record(() =>
        {
            Assert.Throws<TimeoutException>(() => floor.Run(Fail(new TimeoutException()), TestContext.Current.CancellationToken));
            Assert.Throws<OperationCanceledException>(() => floor.Run(Fail(new OperationCanceledException()), TestContext.Current.CancellationToken));
        });
        await floor.DisposeAsync();
        Assert.Equal([TraceEventKind.Faulted, TraceEventKind.Cancelled], trace.Runs.Select(run => run.EndedBy!.Value));

        static async Coroutine Fail(Exception exception) => throw exception;
    }

    [Fact(Timeout = 60_000)]
    public async Task Child_processes_are_recorded()
    {
        var id = 0;
        var trace = await Trace.RecordAsync(async () => id = (await ChildProcess.RunAsync(static () => { }, cancellationToken: TestContext.Current.CancellationToken)).Pid);
        var process = Assert.Single(trace.Processes);
        Assert.Equal(id, process.Id);
        Assert.True(process.End > process.Start);
    }

    [Fact(Timeout = 60_000)]
    public async Task Programs_that_the_calling_thread_waits_for_are_recorded_however_they_end()
    {
        var token = TestContext.Current.CancellationToken;
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The programs are Linux's.");
        var ids = new List<int>();
        using var cancellation = new CancellationTokenSource();
        await using var canceller = new CancellingWriter(cancellation);
        var trace = await Task.Run(() => Trace.Record(() =>
        {
            ids.Add(ChildProgram.Run("true", cancellationToken: token).Pid);
            ids.Add(ChildProgram.Run("sleep", ["1000"], new() { TimeLimit = TimeSpan.FromMilliseconds(1) }, token).Pid);
            Assert.Throws<OperationCanceledException>(() => ChildProgram.Run("sh", ["-c", "echo ready; sleep 1000"], new() { StandardOutput = canceller }, cancellation.Token));
        }), token);
        Assert.Equal(ids, trace.Processes.Take(2).Select(process => process.Id));
        Assert.Equal(3, trace.Processes.Count);
        Assert.All(trace.Processes, process => Assert.True(process.End > process.Start));
    }

    [Fact(Timeout = 60_000)]
    public async Task Concurrency_counts_who_runs_who_is_ready_and_who_waits()
    {
        await using var floor = new CooperativeScheduler();
        var trace = Trace.Record(() => floor.Run(Caller(), TestContext.Current.CancellationToken));
        // Started, runs, waits for the callee (which was made ready in between), and so on to the end of both.
        Assert.Equal(
            [(0, 1, 0), (1, 0, 0), (0, 0, 1), (0, 1, 1), (1, 0, 1), (0, 1, 1), (1, 0, 1), (0, 0, 1), (0, 1, 0), (1, 0, 0), (0, 0, 0)],
            trace.Concurrency().Select(point => (point.Running, point.Ready, point.Waiting)));

        static async Coroutine Caller() => await Callee();
        static async Coroutine Callee() => await Coroutine.Yield();
    }

    [Fact]
    public void Recording_an_async_method_as_if_it_were_none_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => Trace.Record(async () => await Task.Yield()));
        Assert.Contains("RecordAsync", refused.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Trace.Record(() => Trace.Record(() => { })));
        Assert.False(TraceGate.IsOn);
    }

    [Fact]
    public void The_cost_of_an_event_is_measured()
    {
        var trace = Trace.Record(() => { });
        Assert.True(trace.CostPerEvent.Value > 0);
        TestContext.Current.SendDiagnosticMessage($"An event takes {trace.CostPerEvent}.");
    }

    /// <summary>Cancels as soon as somebody writes.</summary>
    private sealed class CancellingWriter(CancellationTokenSource cancellation) : StringWriter
    {
        public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) => cancellation.CancelAsync();
    }
}

/// <summary>The process records one trace at a time.</summary>
[CollectionDefinition(nameof(OneTraceAtATime), DisableParallelization = true)]
public static class OneTraceAtATime;
