using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Workshop.Interop.Linux;
using Workshop.Threads;

namespace Workshop.Processes;

/// <summary>Puts a child's limits in force on Linux.</summary>
[SupportedOSPlatform("linux")]
internal static class LinuxStartLimits
{
    private const string Shell = "/bin/sh";

    /// <summary>Starts a program with cores and priority in force from its first instruction on.</summary>
    /// <remarks>A program inherits both from the thread that starts it, so a thread is made that has them, and has nothing else to do.</remarks>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    [SuppressMessage("Design", "CA1031", Justification = "It is thrown again, on the thread of the caller.")]
    internal static int Apply(ChildOptions options, Func<int> start)
    {
        if (options.Cores is null && options.Priority is null)
            return start();
        var pid = 0;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                Limit(options);
                pid = start();
            }
            catch (Exception refused)
            {
                failure = ExceptionDispatchInfo.Capture(refused);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
        return pid;
    }

    /// <summary>What to start so that a program's memory is limited. A .NET child heeds its environment, see <see cref="MemoryLimit"/>.</summary>
    /// <remarks>The system limits a process that runs already, and on a busy machine that is too late: it may have started others, which
    /// have no limit. So a shell limits itself, and then becomes the program.</remarks>
    /// <exception cref="Win32Exception">There is no such program, or it is none. The shell would say so in another way.</exception>
    internal static ChildStart WithMemoryLimit(ChildStart start, ChildOptions options)
    {
        if (start.HasMessages || options.MemoryLimitBytes is not { } bytes)
            return start;
        if (!File.Exists(start.Program))
            throw new Win32Exception(Libc.ENOENT, Marshal.GetPInvokeErrorMessage(Libc.ENOENT));
        if (!ProgramPath.IsExecutable(start.Program))
            throw new Win32Exception(Libc.EACCES, Marshal.GetPInvokeErrorMessage(Libc.EACCES));
        var kibibytes = (bytes / 1024).ToString(CultureInfo.InvariantCulture);
        return start with { Program = Shell, Arguments = ["-c", "ulimit -d \"$1\" && shift && exec \"$@\"", "sh", kibibytes, start.Program, .. start.Arguments] };
    }

    private static void Limit(ChildOptions options)
    {
        if (options.Cores is { } cores)
            CpuAffinity.Bind(CpuAffinity.RequireAllowed(cores));
        if (options.Priority is { } priority && Libc.SetThreadNice(Nice(priority)) != 0)
        {
            throw new Win32Exception(
                Marshal.GetLastPInvokeError(),
                $"The priority {priority} is refused: {Marshal.GetLastPInvokeErrorMessage()}. Choose one that is not above this process's own.");
        }
    }

    // The numbers by which the BCL sets the priority of a process on Linux.
    private static int Nice(ProcessPriorityClass priority) => priority switch
    {
        ProcessPriorityClass.Idle => 19,
        ProcessPriorityClass.BelowNormal => 10,
        ProcessPriorityClass.AboveNormal => -5,
        ProcessPriorityClass.High => -11,
        ProcessPriorityClass.RealTime => -19,
        _ => 0,
    };
}
