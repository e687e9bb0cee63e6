using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Workshop.Interop.Linux;
using Workshop.Interop.Unix;

namespace Workshop.Processes;

/// <summary>A process that this library started itself, and whose end it takes from the system itself.</summary>
/// <remarks>As soon as <see cref="Reap"/> was called its pid is another process's, perhaps, so nothing else is to be called afterwards but
/// <see cref="ReapGroup"/>. The caller sees to that; two threads may call the rest.</remarks>
[SupportedOSPlatform("linux")]
internal sealed class LinuxProcess : IDisposable
{
    private const int SignalMask = 0x7F;
    private const int SignalExitCode = 128;
    private const int ExitCodeShift = 8;
    private const int ExitCodeMask = 0xFF;

    /// <summary>A killed process needs a core once more to die, and on a busy machine that takes a while. One stuck in the kernel, or another
    /// user's, is not waited for any longer.</summary>
    private static readonly TimeSpan DyingLimit = TimeSpan.FromSeconds(5);

    private readonly long _start;
    private long _sampledPeak; // 0 while there is none

    private LinuxProcess(long start, int pid, SafeFileHandle handle) => (_start, Pid, Handle) = (start, pid, handle);

    /// <summary>Whether this system can tell of a process's end through a descriptor: Linux 5.3 and later, unless a sandbox forbids it.</summary>
    internal static bool IsSupported { get; } = Environment.Is64BitProcess && CanOpen();

    internal int Pid { get; }

    /// <summary>Becomes readable when the process has ended.</summary>
    internal SafeFileHandle Handle { get; }

    /// <summary>Starts a program with its limits and its ends of the pipes.</summary>
    /// <exception cref="Win32Exception">The system refuses. Nothing of the process is left.</exception>
    internal static LinuxProcess Start(ChildStart start, ChildOptions options, LinuxChildPipes pipes)
    {
        var begin = Stopwatch.GetTimestamp();
        var pid = LinuxStartLimits.Apply(options, () => Spawn(start, options, pipes));
        try
        {
            StartFaults.At(StartStep.ProcessHandle);
            return new(begin, pid, Open(pid));
        }
        catch
        {
            EndAtOnce(pid);
            throw;
        }
    }

    /// <summary>A descriptor that becomes readable when the process has ended.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    internal static SafeFileHandle Open(int pid)
    {
        var handle = Libc.PidFdOpen(pid);
        if (!handle.IsInvalid)
            return handle;
        handle.Dispose();
        throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Its end cannot be watched: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>Kills it, with all below it.</summary>
    internal void Kill()
    {
        try
        {
            // Stopped first, so that it starts nothing more; its children's orphans are still below it.
            _ = Posix.Kill(Pid, Libc.SIGSTOP);
            SamplePeak();
            ProcessTree.KillBelow(Pid);
        }
        finally
        {
            _ = Posix.Kill(Pid, Posix.SIGKILL);
        }
    }

    /// <summary>Ends a process that nobody watches, with its group, and takes it out of the process table.</summary>
    internal void EndAtOnce() => EndAtOnce(Pid);

    /// <summary>Notes the most memory it had up to now: once it has ended, Linux has forgotten it.</summary>
    internal void SamplePeak()
    {
        if (ChildUsage.PeakMemoryOf(Pid) is { } peak)
            Volatile.Write(ref _sampledPeak, peak);
    }

    /// <summary>Asks how it ended, and ends what it left in its group.</summary>
    /// <returns>Null when somebody else in this process has taken its exit status.</returns>
    internal unsafe ProcessEnd? Reap()
    {
        var lifetime = Stopwatch.GetElapsedTime(_start);
        // Its pid may be another process's afterwards, so what is to be said to its group is said before.
        _ = Posix.Kill(-Pid, Posix.SIGKILL);
        int status;
        Libc.ResourceUsage usage;
        int found;
        do
            found = Libc.Wait4(Pid, &status, 0, &usage);
        while (found < 0 && Marshal.GetLastPInvokeError() == Libc.EINTR);
        return found == Pid ? EndOf(status, lifetime, usage) : null;
    }

    /// <summary>Why <see cref="Reap"/> returned nothing.</summary>
    internal static ChildProcessException StatusTaken(int pid, string standardError) => new(
        $"Process {pid} has ended, but somebody else in this process has taken its exit status. Do not wait for all children there, nor ignore SIGCHLD.",
        standardError);

    /// <summary>What it left in its group has been killed. If this process adopts orphans, they are its own to take out of the process table.</summary>
    internal unsafe void ReapGroup()
    {
        var start = Stopwatch.GetTimestamp();
        while (Libc.Wait4(-Pid, null, Posix.WNOHANG, null) >= 0 && Stopwatch.GetElapsedTime(start) < DyingLimit)
            Thread.Yield();
    }

    public void Dispose() => Handle.Dispose();

    private static int Spawn(ChildStart start, ChildOptions options, LinuxChildPipes pipes)
    {
        StartFaults.At(StartStep.Spawn);
        List<string> arguments = [start.Program, .. start.Arguments];
        var environment = ChildEnvironment.BlockOf(options, start.HasMessages);
        if (pipes.Requests is null || pipes.Reports is null)
            return LinuxSpawn.Start(start.Program, arguments, environment, null, pipes.Output.WriteEnd, pipes.Error.WriteEnd);
        arguments.AddRange(LinuxChildPipes.HandlesInChild);
        return LinuxSpawn.Start(
            start.Program, arguments, environment,
            null, pipes.Output.WriteEnd, pipes.Error.WriteEnd, pipes.Requests.ReadEnd, pipes.Reports.WriteEnd);
    }

    private static bool CanOpen()
    {
        using var self = Libc.PidFdOpen(Environment.ProcessId);
        return !self.IsInvalid;
    }

    private static unsafe void EndAtOnce(int pid)
    {
        _ = Posix.Kill(-pid, Posix.SIGKILL);
        while (Libc.Wait4(pid, null, 0, null) < 0 && Marshal.GetLastPInvokeError() == Libc.EINTR)
        {
            // A signal for this process came between.
        }
    }

    private ProcessEnd EndOf(int status, TimeSpan lifetime, in Libc.ResourceUsage usage)
    {
        var signal = status & SignalMask;
        return new(
            signal == 0 ? status >> ExitCodeShift & ExitCodeMask : SignalExitCode + signal,
            signal == 0 ? null : SignalName.Of(signal), lifetime, usage.ProcessorTime, PeakOf(usage));
    }

    // Until a program starts, its process borrows this process's memory, and Linux counts that as the child's own peak. So the system's figure
    // is the child's for sure only if it is above our own.
    private long? PeakOf(in Libc.ResourceUsage usage) =>
        usage.PeakMemoryBytes > Libc.OwnPeakMemoryBytes() ? usage.PeakMemoryBytes
        : Volatile.Read(ref _sampledPeak) is > 0 and var sampled ? sampled
        : null;
}
