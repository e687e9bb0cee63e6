using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using static Workshop.Interop.Windows.Kernel32;

namespace Workshop.Threads;

/// <remarks>A core's number is 64 times its processor group plus its number within the group.</remarks>
[SupportedOSPlatform("windows")]
internal sealed class WindowsAffinity : AffinityBackend
{
    private const int MostGroups = 64;

    internal override unsafe CpuMask ReadProcess()
    {
        var groups = stackalloc ushort[MostGroups];
        ushort count = MostGroups;
        if (!GetProcessGroupAffinity(GetCurrentProcess(), &count, groups))
            throw Refused("GetProcessGroupAffinity");

        nuint mask, system;
        if (!GetProcessAffinityMask(GetCurrentProcess(), &mask, &system))
            throw Refused("GetProcessAffinityMask");

        var words = new ulong[MostGroups];
        // The process's own mask speaks of a single group; it is 0 when the process spans several.
        if (count == 1 && mask != 0)
            words[groups[0]] = mask;
        else
            for (var i = 0; i < count; i++)
                words[groups[i]] = ulong.MaxValue >> (CpuMask.CoresPerWord - (int)GetActiveProcessorCount(groups[i]));
        return CpuMask.FromWords(words);
    }

    internal override unsafe CpuMask ReadThread()
    {
        GroupAffinity affinity;
        if (!GetThreadGroupAffinity(GetCurrentThread(), &affinity))
            throw Refused("GetThreadGroupAffinity");
        return FromGroup(affinity);
    }

    internal override void Bind(CpuMask cores) => Write(GetCurrentThread(), cores);

    internal override IDisposable BindForNow(CpuMask cores)
    {
        var thread = OpenThread(ThreadSetInformation | ThreadQueryInformation, inherit: false, GetCurrentThreadId());
        if (thread.IsInvalid)
            throw Refused("OpenThread");
        try
        {
            var scope = new Scope(thread, ReadThread());
            Bind(cores);
            return scope;
        }
        catch
        {
            thread.Dispose();
            throw;
        }
    }

    internal override unsafe int CurrentCore()
    {
        ProcessorNumber number;
        GetCurrentProcessorNumberEx(&number);
        return number.Group * CpuMask.CoresPerWord + number.Number;
    }

    private static CpuMask FromGroup(GroupAffinity affinity)
    {
        var words = new ulong[affinity.Group + 1];
        words[affinity.Group] = affinity.Mask;
        return CpuMask.FromWords(words);
    }

    private static unsafe void Write(nint thread, CpuMask cores)
    {
        var group = cores.Words.IndexOfAnyExcept(0UL);
        if (cores.Words[(group + 1)..].ContainsAnyExcept(0UL))
            throw new ArgumentException(
                $"Cores {string.Join(", ", cores.ToCores())} lie in several processor groups, and Windows binds a thread within one. " +
                $"Choose cores of one group: {CpuMask.CoresPerWord * group} to {CpuMask.CoresPerWord * group + CpuMask.CoresPerWord - 1}.",
                nameof(cores));
        var affinity = new GroupAffinity { Group = (ushort)group, Mask = (nuint)cores.Words[group] };
        GroupAffinity former;
        if (!SetThreadGroupAffinity(thread, &affinity, &former))
            throw Refused($"SetThreadGroupAffinity to cores {string.Join(", ", cores.ToCores())}");
    }

    private static Win32Exception Refused(string call)
    {
        var error = Marshal.GetLastPInvokeError();
        return new(error, $"{call} was refused: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    private sealed class Scope(SafeWaitHandle thread, CpuMask former) : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) != 0)
                return;
            using (thread)
                Write(thread.DangerousGetHandle(), former);
        }
    }
}
