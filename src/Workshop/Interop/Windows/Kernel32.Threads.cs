using System.Runtime.InteropServices;

namespace Workshop.Interop.Windows;

internal static partial class Kernel32
{
    /// <summary>A thread's times, in steps of 100 ns: when it began and ended, and its time in the kernel and outside of it.</summary>
    [LibraryImport("kernel32", EntryPoint = "GetThreadTimes", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static unsafe partial bool GetThreadTimes(nint thread, long* created, long* ended, long* kernel, long* user);
}
