using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Workshop.Interop.Windows;

internal static partial class Kernel32
{
    /// <summary>Limit of a job: when its last handle is closed, all its processes end.</summary>
    internal const uint JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE = 0x2000;

    /// <summary>Limit of a job: each process may commit so much memory.</summary>
    internal const uint JOB_OBJECT_LIMIT_PROCESS_MEMORY = 0x100;

    /// <summary>Limit of a job: its processes run on these cores.</summary>
    internal const uint JOB_OBJECT_LIMIT_AFFINITY = 0x10;

    /// <summary>Limit of a job: its processes have this priority.</summary>
    internal const uint JOB_OBJECT_LIMIT_PRIORITY_CLASS = 0x20;

    /// <summary>Selects a job's list of processes: two 32-bit counts (all; those listed), then the ids, each as wide as a pointer.</summary>
    internal const int JobObjectBasicProcessIdList = 3;

    /// <summary>Selects <see cref="JobExtendedLimits"/>.</summary>
    internal const int JobObjectExtendedLimitInformation = 9;

    /// <summary>The limits of a job object. Only some are set here; the rest keeps the system's layout.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct JobExtendedLimits
    {
        private readonly long _processTimeLimit;
        private readonly long _jobTimeLimit;
        internal uint LimitFlags;
        private readonly nuint _minimumWorkingSet;
        private readonly nuint _maximumWorkingSet;
        private readonly uint _activeProcessLimit;
        internal nuint Affinity;
        internal uint PriorityClass;
        private readonly uint _schedulingClass;
        private readonly ulong _readOperations;
        private readonly ulong _writeOperations;
        private readonly ulong _otherOperations;
        private readonly ulong _readBytes;
        private readonly ulong _writtenBytes;
        private readonly ulong _otherBytes;
        internal nuint ProcessMemoryLimit;
        private readonly nuint _jobMemoryLimit;
        private readonly nuint _peakProcessMemory;
        private readonly nuint _peakJobMemory;
    }

    // A job can be waited for, so the BCL's handle for waiting owns it as it should.
    [LibraryImport("kernel32", EntryPoint = "CreateJobObjectW", SetLastError = true)]
    internal static partial SafeWaitHandle CreateJobObject(nint attributes, nint name);

    [LibraryImport("kernel32", EntryPoint = "SetInformationJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static unsafe partial bool SetInformationJobObject(SafeWaitHandle job, int kind, JobExtendedLimits* limits, uint bytes);

    [LibraryImport("kernel32", EntryPoint = "AssignProcessToJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool AssignProcessToJobObject(SafeWaitHandle job, SafeProcessHandle process);

    [LibraryImport("kernel32", EntryPoint = "QueryInformationJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static unsafe partial bool QueryInformationJobObject(SafeWaitHandle job, int kind, void* information, uint bytes, uint* written);
}
