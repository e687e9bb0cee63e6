using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Workshop.Interop.Linux;

[SupportedOSPlatform("linux")]
internal static partial class Libc
{
    /// <summary>The mask given is too small for the kernel, or names no core that the thread may use.</summary>
    internal const int EINVAL = 22;

    /// <summary>There is no thread of that id any more.</summary>
    internal const int ESRCH = 3;

    /// <param name="pid">A thread's id; 0 is the calling thread.</param>
    /// <param name="bytes">The mask's size in bytes, not in cores: one ulong covers cores 0 to 63.</param>
    /// <param name="mask">Bit <c>i % 64</c> of word <c>i / 64</c> stands for core <c>i</c>.</param>
    [LibraryImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    internal static unsafe partial int SchedGetAffinity(int pid, nuint bytes, ulong* mask);

    /// <inheritdoc cref="SchedGetAffinity"/>
    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    internal static unsafe partial int SchedSetAffinity(int pid, nuint bytes, ulong* mask);

    // Answered without entering the kernel, in some 20 ns, so the switch of the GC's mode would cost as much again.
    [SuppressGCTransition]
    [LibraryImport("libc", EntryPoint = "sched_getcpu")]
    internal static partial int SchedGetCpu();
}
