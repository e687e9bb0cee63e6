using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Workshop.Interop.Windows;
using Workshop.Threads;

namespace Workshop.Processes;

/// <summary>A Windows job object: a set of processes that no member's child can leave, and that ends with its last handle.</summary>
/// <remarks>The system closes the handle of a process that dies, in whatever way, so the members never outlive the owner.</remarks>
[SupportedOSPlatform("windows")]
internal sealed class WindowsJob : IDisposable
{
    private readonly SafeWaitHandle _handle;

    /// <exception cref="Win32Exception">The system refuses the job object.</exception>
    internal WindowsJob()
        : this(new ChildOptions())
    {
    }

    /// <summary>A job whose members have these options' limits of memory, cores and priority.</summary>
    /// <exception cref="Win32Exception">The system refuses the job object.</exception>
    internal unsafe WindowsJob(ChildOptions options)
    {
        _handle = Kernel32.CreateJobObject(0, 0);
        if (_handle.IsInvalid)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "The system refuses a job object.");
        var limits = LimitsOf(options);
        if (!Kernel32.SetInformationJobObject(_handle, Kernel32.JobObjectExtendedLimitInformation, &limits, (uint)sizeof(Kernel32.JobExtendedLimits)))
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "The system refuses the limits of a job object.");
    }

    private static Kernel32.JobExtendedLimits LimitsOf(ChildOptions options)
    {
        var limits = new Kernel32.JobExtendedLimits { LimitFlags = Kernel32.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE };
        if (options.MemoryLimitBytes is { } bytes)
        {
            limits.LimitFlags |= Kernel32.JOB_OBJECT_LIMIT_PROCESS_MEMORY;
            limits.ProcessMemoryLimit = (nuint)bytes;
        }

        if (options.Cores is { } cores)
        {
            // One word is one processor group; a job of several groups is beyond what is offered here.
            limits.LimitFlags |= Kernel32.JOB_OBJECT_LIMIT_AFFINITY;
            limits.Affinity = (nuint)CpuAffinity.RequireAllowed(cores).Words[0];
        }

        if (options.Priority is { } priority)
        {
            limits.LimitFlags |= Kernel32.JOB_OBJECT_LIMIT_PRIORITY_CLASS;
            limits.PriorityClass = (uint)priority; // The enumeration's values are those of Windows.
        }

        return limits;
    }

    /// <summary>Puts a process into the job; what it starts from now on is born there.</summary>
    /// <exception cref="Win32Exception">The system refuses, or the process has ended.</exception>
    internal void Add(Process process)
    {
        if (!Kernel32.AssignProcessToJobObject(_handle, process.SafeHandle))
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Process {process.Id} cannot be put into a job object.");
    }

    /// <summary>The ids of all members.</summary>
    /// <exception cref="Win32Exception">The system refuses the list.</exception>
    internal unsafe int[] Members()
    {
        for (var capacity = 64; ; capacity *= 2)
        {
            var words = new nuint[capacity];
            fixed (nuint* first = words)
            {
                // More members than fit is an error too, but one that fills the counts: then ask again with more room.
                var complete = Kernel32.QueryInformationJobObject(
                    _handle, Kernel32.JobObjectBasicProcessIdList, first, (uint)(capacity * sizeof(nuint)), null);
                var counts = (uint*)first;
                if (!complete && counts[0] <= counts[1])
                    throw new Win32Exception(Marshal.GetLastPInvokeError(), "The system refuses the list of a job object's processes.");
                if (!complete)
                    continue;
                var ids = new ReadOnlySpan<nuint>((byte*)first + 2 * sizeof(uint), (int)counts[1]);
                var members = new int[ids.Length];
                for (var i = 0; i < ids.Length; i++)
                    members[i] = (int)ids[i];
                return members;
            }
        }
    }

    /// <summary>Ends every member, this process included if it is one.</summary>
    public void Dispose() => _handle.Dispose();
}
