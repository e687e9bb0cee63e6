using System.Runtime.Versioning;
using Workshop.Interop.Linux;

namespace Workshop.Threads;

/// <summary>A variable, and the kernel to sleep on it.</summary>
/// <param name="pauses">How many times the waiting thread looks before it sleeps.</param>
[SupportedOSPlatform("linux")]
internal sealed unsafe class FutexHandOff(int pauses) : HandOff
{
    // NotSet ─Wait→ Asleep      Only a signal that finds somebody asleep pays for a system call.
    //    └──Signal─→ Set ←─Signal─┘
    private const int NotSet = 0;
    private const int Set = 1;
    private const int Asleep = 2;

    private readonly LonelyWord _word = new();
    private readonly int _pauses = Environment.ProcessorCount == 1 ? 0 : pauses;

    [SupportedOSPlatformGuard("linux")]
    internal static bool IsSupported => OperatingSystem.IsLinux() && Libc.HasFutex;

    public override void Signal()
    {
        if (Interlocked.Exchange(ref *_word.Address, Set) == Asleep)
            Libc.FutexWakeOneHere(_word.Address);
    }

    public override void Wait()
    {
        var word = _word;
        for (var left = _pauses; left > 0; left--)
        {
            if (word.Value == Set)
            {
                word.Value = NotSet;
                return;
            }

            Pause.Once();
        }

        // A sleeper may be woken without a reason, so it looks again.
        while (Interlocked.CompareExchange(ref *word.Address, Asleep, NotSet) != Set)
            Libc.FutexWaitHere(word.Address, Asleep);
        word.Value = NotSet;
    }
}
