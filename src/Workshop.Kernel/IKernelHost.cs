using Workshop.Scripting;

namespace Workshop.Kernel;

/// <summary>What the kernel needs of the process it lives in, and does not do itself: processes, and the real standard streams.</summary>
/// <remarks>Called from any thread of the kernel, also at the same time.</remarks>
public interface IKernelHost
{
    /// <summary>Where the kernel writes its own words, a line each.</summary>
    TextWriter Log { get; }

    /// <summary>The processes below this one. Asked for before every cell, so it must be quick.</summary>
    IReadOnlyList<int> ListChildren();

    /// <summary>Ends the processes below this one, and returns when they are gone.</summary>
    /// <param name="except">Those to spare, with all that is below them.</param>
    void KillChildren(IReadOnlyList<int> except);

    /// <summary>From now on, what child processes and native code write to the process's standard streams goes to the kernel.</summary>
    /// <param name="receive">Takes text. Never called twice at the same time.</param>
    /// <returns>The capture; null where the streams cannot be captured.</returns>
    IRawOutputCapture? CaptureRawOutput(Action<StandardStream, string> receive);
}

/// <summary>Text that child processes and native code write, on its way to the kernel.</summary>
public interface IRawOutputCapture
{
    /// <summary>Returns when everything written before the call has been handed over.</summary>
    void Drain();
}
