using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Workshop.Interop.Windows;

[SupportedOSPlatform("windows")]
internal static partial class Kernel32
{
    /// <summary>Flag of a handle: child processes inherit it.</summary>
    internal const uint HANDLE_FLAG_INHERIT = 1;

    /// <summary>Asks <see cref="CreateToolhelp32Snapshot"/> for the processes.</summary>
    internal const uint TH32CS_SNAPPROCESS = 2;

    /// <summary>One row of the process table. The structure's layout is the system's, so the name is a fixed buffer.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct ProcessEntry32
    {
        internal uint Size;
        private readonly uint _usage;
        internal uint ProcessId;
        private readonly nuint _defaultHeap;
        private readonly uint _module;
        private readonly uint _threads;
        internal uint ParentProcessId;
        private readonly int _basePriority;
        private readonly uint _flags;
        internal fixed char FileName[260];
    }

    [LibraryImport("kernel32", EntryPoint = "SetHandleInformation", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool SetHandleInformation(SafeHandle handle, uint mask, uint flags);

    [LibraryImport("kernel32", EntryPoint = "CreateToolhelp32Snapshot", SetLastError = true)]
    internal static partial SafeFileHandle CreateToolhelp32Snapshot(uint flags, uint processId);

    [LibraryImport("kernel32", EntryPoint = "Process32FirstW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static unsafe partial bool Process32First(SafeHandle snapshot, ProcessEntry32* entry);

    [LibraryImport("kernel32", EntryPoint = "Process32NextW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static unsafe partial bool Process32Next(SafeHandle snapshot, ProcessEntry32* entry);
}
