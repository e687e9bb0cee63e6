using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Workshop.Threads;

/// <summary>The processor's own pause, some ten nanoseconds, between two looks at a variable.</summary>
internal static class Pause
{
    // Thread.SpinWait(1) makes a turn last as long on every processor, by several pauses where one is short: too long a step for a
    // variable that changes every 30 ns.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Once()
    {
        if (X86Base.IsSupported)
            X86Base.Pause();
        else if (ArmBase.IsSupported)
            ArmBase.Yield();
        else
            Thread.SpinWait(1);
    }
}
