using Workshop.Kernel;
using Workshop.Processes;
using Workshop.Scripting;

namespace Workshop.Cli.Kernels;

/// <summary>What the kernel gets from this process.</summary>
internal sealed class KernelHost : IKernelHost
{
    public TextWriter Log { get; } = Console.Error;

    public IReadOnlyList<int> ListChildren() => ProcessTree.Descendants();

    public void KillChildren(IReadOnlyList<int> except) => ProcessTree.KillDescendants([.. except]);

    public IRawOutputCapture? CaptureRawOutput(Action<StandardStream, string> receive) => null;
}
