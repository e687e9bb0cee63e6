using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Workshop.Interop.Linux;

namespace Workshop.Threads;

[SupportedOSPlatform("linux")]
internal sealed class LinuxAffinity : AffinityBackend
{
    private const int CallingThread = 0;

    // 1024 cores are what the C library's own cpu_set_t holds; larger kernels ask for more, see Read.
    private const int FirstWords = 16;
    private const int MostWords = 1024;

    // The main thread's id is the process's. It was not narrowed by a Pin of some other thread, unlike the calling one.
    internal override CpuMask ReadProcess() => Read(Environment.ProcessId);

    internal override CpuMask ReadThread() => Read(CallingThread);

    internal override void Bind(CpuMask cores) => Write(CallingThread, cores);

    internal override IDisposable BindForNow(CpuMask cores)
    {
        var scope = new Scope(CallingThreadId(), ReadThread());
        Bind(cores);
        return scope;
    }

    internal override int CurrentCore() => Libc.SchedGetCpu();

    private static unsafe CpuMask Read(int thread)
    {
        for (var size = FirstWords; ; size *= 2)
        {
            var words = new ulong[size];
            fixed (ulong* mask = words)
            {
                if (Libc.SchedGetAffinity(thread, (nuint)(size * sizeof(ulong)), mask) >= 0)
                    return CpuMask.FromWords(words);
            }

            var error = Marshal.GetLastPInvokeError();
            if (error != Libc.EINVAL || size >= MostWords)
                throw new Win32Exception(error, $"sched_getaffinity refused thread {thread}: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

    private static unsafe void Write(int thread, CpuMask cores)
    {
        fixed (ulong* mask = cores.Words)
        {
            if (Libc.SchedSetAffinity(thread, (nuint)(cores.Words.Length * sizeof(ulong)), mask) == 0)
                return;
        }

        var error = Marshal.GetLastPInvokeError();
        throw new Win32Exception(error,
            $"sched_setaffinity refused cores {string.Join(", ", cores.ToCores())}: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    // Reads as "<pid>/task/<tid>". The C library's gettid would be faster, but older ones lack it.
    private static int CallingThreadId() =>
        int.Parse(Path.GetFileName(new FileInfo("/proc/thread-self").LinkTarget!), CultureInfo.InvariantCulture);

    private sealed class Scope(int thread, CpuMask former) : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) != 0)
                return;
            try
            {
                Write(thread, former);
            }
            catch (Win32Exception ended) when (ended.NativeErrorCode == Libc.ESRCH)
            {
                // The thread has ended; nothing is left to restore.
            }
        }
    }
}
