using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Workshop.Interop.Windows;

[SupportedOSPlatform("windows")]
internal static partial class Kernel32
{
    internal const uint ThreadSetInformation = 0x0020;
    internal const uint ThreadQueryInformation = 0x0040;

    /// <summary>A set of cores within one processor group.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct GroupAffinity
    {
        internal nuint Mask;
        internal ushort Group;
        private readonly ushort _reserved0;
        private readonly ushort _reserved1;
        private readonly ushort _reserved2;
    }

    /// <summary>A core: its processor group and its number within the group.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct ProcessorNumber
    {
        internal ushort Group;
        internal byte Number;
        private readonly byte _reserved;
    }

    // A thread can be waited for, so the BCL's handle for waiting owns it as it should.
    [LibraryImport("kernel32", EntryPoint = "OpenThread", SetLastError = true)]
    internal static partial SafeWaitHandle OpenThread(uint access, [MarshalAs(UnmanagedType.Bool)] bool inherit, uint threadId);

    [LibraryImport("kernel32", EntryPoint = "GetCurrentThreadId")]
    internal static partial uint GetCurrentThreadId();

    [LibraryImport("kernel32", EntryPoint = "GetCurrentThread")]
    internal static partial nint GetCurrentThread();

    [LibraryImport("kernel32", EntryPoint = "GetCurrentProcess")]
    internal static partial nint GetCurrentProcess();

    [LibraryImport("kernel32", EntryPoint = "GetThreadGroupAffinity", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static unsafe partial bool GetThreadGroupAffinity(nint thread, GroupAffinity* affinity);

    [LibraryImport("kernel32", EntryPoint = "SetThreadGroupAffinity", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static unsafe partial bool SetThreadGroupAffinity(nint thread, GroupAffinity* affinity, GroupAffinity* former);

    [LibraryImport("kernel32", EntryPoint = "GetProcessGroupAffinity", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static unsafe partial bool GetProcessGroupAffinity(nint process, ushort* count, ushort* groups);

    [LibraryImport("kernel32", EntryPoint = "GetProcessAffinityMask", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static unsafe partial bool GetProcessAffinityMask(nint process, nuint* processMask, nuint* systemMask);

    [LibraryImport("kernel32", EntryPoint = "GetActiveProcessorCount")]
    internal static partial uint GetActiveProcessorCount(ushort group);

    [LibraryImport("kernel32", EntryPoint = "GetCurrentProcessorNumberEx")]
    internal static unsafe partial void GetCurrentProcessorNumberEx(ProcessorNumber* number);
}
