using System.Buffers;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Workshop.Interop.Linux;
using Workshop.Interop.Unix;
using Workshop.Tracing;

namespace Workshop.Processes;

/// <summary>Runs a program to its end on the calling thread, which reads the output and sees the end itself: no other has to be woken.</summary>
// Running ─its end→ Ended ─both pipes read, or no more patience→ done
//    └─time limit, cancelling→ Killed ─its end→ Ended
[SupportedOSPlatform("linux")]
internal sealed unsafe class LinuxProgram
{
    private const int BufferBytes = 64 * 1024;
    private const int OutputSlot = 0;
    private const int ErrorSlot = 1;
    private const int EndSlot = 2;
    private const int CancelSlot = 3;
    private const int Slots = 4;

    private readonly LinuxProcess _process;
    private readonly ForwardedOutput _output;
    private readonly ForwardedOutput _error;
    private readonly CancellationToken _cancellationToken;
    private bool _killed;
    private bool _ended;
    private ProcessEnd? _end;

    // In milliseconds of Environment.TickCount64: when the program, and after its end its pipes, are given up.
    private long _deadline;

    private LinuxProgram(LinuxProcess process, ChildOptions options, long deadline, CancellationToken cancellationToken)
    {
        _process = process;
        _output = new(options.StandardOutput ?? Console.Out);
        _error = new(options.StandardError ?? Console.Error);
        _deadline = deadline;
        _cancellationToken = cancellationToken;
    }

    /// <exception cref="Win32Exception">The system refuses. Nothing of the program is left.</exception>
    /// <exception cref="ChildProcessException">Somebody else in this process has taken the exit status.</exception>
    internal static ChildEnding Run(ChildStart start, ChildOptions options, CancellationToken cancellationToken)
    {
        var deadline = DeadlineAfter(options.TimeLimit);
        ChildGuard.Ensure();
        StartFaults.At(StartStep.Limit);
        start = LinuxStartLimits.WithMemoryLimit(start, options);
        using var pipes = new LinuxChildPipes(withMessages: false);
        using var process = LinuxProcess.Start(start, options, pipes);
        var ended = TraceGate.IsOn ? Recorder.ProgramStarted(process.Pid) : null;
        // The child has copies, and the pipes are to end with it.
        pipes.Output.WriteEnd.Dispose();
        pipes.Error.WriteEnd.Dispose();
        var program = new LinuxProgram(process, options, deadline, cancellationToken);
        try
        {
            program.Finish(pipes);
        }
        finally
        {
            if (!program._ended)
                process.EndAtOnce();
            ended?.Invoke();
        }

        return new(
            process.Pid, program._end ?? throw LinuxProcess.StatusTaken(process.Pid, program._error.Text), program._killed,
            IsProgram: true, options.MemoryLimitBytes, [], program._output.Text, program._error.Text);
    }

    private static long DeadlineAfter(TimeSpan wait) =>
        wait == Timeout.InfiniteTimeSpan ? long.MaxValue : Environment.TickCount64 + (long)Math.Ceiling(wait.TotalMilliseconds);

    private static int Number(SafeFileHandle handle) => (int)handle.DangerousGetHandle();

    private void Finish(LinuxChildPipes pipes)
    {
        // Its only use is to be closed, which the waiting thread sees.
        using var cancelling = _cancellationToken.CanBeCanceled ? new LinuxPipe() : null;
        using var registration = _cancellationToken.Register(static pipe => ((LinuxPipe?)pipe)?.WriteEnd.Dispose(), cancelling);
        var slots = stackalloc Posix.PollDescriptor[Slots];
        slots[OutputSlot].Descriptor = Number(pipes.Output.ReadEnd);
        slots[ErrorSlot].Descriptor = Number(pipes.Error.ReadEnd);
        slots[EndSlot].Descriptor = Number(_process.Handle);
        slots[CancelSlot].Descriptor = cancelling is null ? -1 : Number(cancelling.ReadEnd);
        for (var i = 0; i < Slots; i++)
            slots[i].Events = Posix.POLLIN;
        while (!_ended || slots[OutputSlot].Descriptor >= 0 || slots[ErrorSlot].Descriptor >= 0)
        {
            var ready = Posix.Poll(slots, Slots, MillisecondsLeft());
            if (ready < 0 && Marshal.GetLastPInvokeError() != Posix.EINTR)
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            if (ready < 0)
                continue;
            if (ready == 0 && _ended)
                return; // A program that has left the group on purpose still holds a pipe.
            // When the end has come, the output that came before it is in the pipes, and is read in this round and the next ones.
            Read(ref slots[OutputSlot], pipes.Output.ReadEnd, _output, isError: false);
            Read(ref slots[ErrorSlot], pipes.Error.ReadEnd, _error, isError: true);
            if (slots[EndSlot].Returned != 0)
                End(ref slots[EndSlot]);
            else if ((ready == 0 || slots[CancelSlot].Returned != 0) && !_ended)
                Kill();
            if (_killed || _ended)
                slots[CancelSlot].Descriptor = -1;
        }
    }

    private int MillisecondsLeft() =>
        _deadline == long.MaxValue ? Timeout.Infinite : (int)Math.Clamp(_deadline - Environment.TickCount64, 0, int.MaxValue);

    private void Read(ref Posix.PollDescriptor slot, SafeFileHandle pipe, ForwardedOutput output, bool isError)
    {
        if (slot.Returned == 0)
            return;
        // Nothing to read, and yet something to tell: that is the end.
        if ((slot.Returned & Posix.POLLIN) == 0 || !ReadSome(pipe, output, isError))
            slot = new() { Descriptor = -1 };
    }

    /// <returns>Whether there may be more.</returns>
    private bool ReadSome(SafeFileHandle pipe, ForwardedOutput output, bool isError)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int count;
            fixed (byte* first = buffer)
                count = (int)Libc.Read(pipe, first, (nuint)buffer.Length);
            if (count <= 0)
                return count < 0 && Marshal.GetLastPInvokeError() is Libc.EAGAIN or Libc.EINTR;
            // A dying program's last words are the last time to ask for its peak.
            if (isError && !_ended)
                _process.SamplePeak();
            return IsTaken(output.Accept(buffer.AsSpan(0, count)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Somebody who takes the output slowly holds the program up. Somebody who does not take it at all is left alone with it in the end.
    private bool IsTaken(Task taking)
    {
        if (taking.IsCompleted || Wait(taking))
            return true;
        if (_killed || _ended)
            return false;
        Kill();
        return Wait(taking);
    }

    private bool Wait(Task taking)
    {
        try
        {
            return taking.Wait(MillisecondsLeft(), _killed || _ended ? CancellationToken.None : _cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Kill()
    {
        _killed = true;
        _process.Kill();
        _deadline = DeadlineAfter(StartedChild.StreamsLimit);
    }

    private void End(ref Posix.PollDescriptor end)
    {
        end = new() { Descriptor = -1 };
        _end = _process.Reap();
        _ended = true;
        _process.ReapGroup();
        _deadline = DeadlineAfter(StartedChild.StreamsLimit);
    }
}
