using System.Runtime.Versioning;
using Workshop.Kernel;
using Workshop.Processes;
using Workshop.Scripting;

namespace Workshop.Cli.Kernels;

/// <summary>What the kernel gets from this process.</summary>
internal sealed class KernelHost : IKernelHost
{
    // Opened before anything is captured, so that it leads where Jupyter collects the kernel's words.
    public TextWriter Log { get; } = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError()));

    public IReadOnlyList<int> ListChildren() => ProcessTree.Descendants();

    public void KillChildren(IReadOnlyList<int> except) => ProcessTree.KillDescendants([.. except]);

    public IRawOutputCapture? CaptureRawOutput(Action<StandardStream, string> receive) =>
        OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? new Capture(receive) : null;

    [SupportedOSPlatform("linux")]
    [SupportedOSPlatform("macos")]
    private sealed class Capture(Action<StandardStream, string> receive) : IRawOutputCapture
    {
        private readonly StandardOutputCapture _capture = StandardOutputCapture.Begin(
            (isError, text) => receive(isError ? StandardStream.Error : StandardStream.Out, text));

        public void Drain() => _capture.Drain();
    }
}
