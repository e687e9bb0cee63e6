using System.Threading.Channels;
using Workshop.Scripting;

namespace Workshop.Kernel.Tests.Client;

/// <summary>A process that only seems to have children and raw output.</summary>
internal sealed class TestHost : IKernelHost, IRawOutputCapture
{
    private readonly Channel<string> _log = Channel.CreateUnbounded<string>();
    private Action<StandardStream, string>? _receive;
    private string _pending = "";

    public TestHost() => Log = new LogLines(_log.Writer);

    public TextWriter Log { get; }

    public IReadOnlyList<int> Children { get; set; } = [];

    public Channel<IReadOnlyList<int>> Spared { get; } = Channel.CreateUnbounded<IReadOnlyList<int>>();

    public IReadOnlyList<int> ListChildren() => Children;

    public void KillChildren(IReadOnlyList<int> except) => Spared.Writer.TryWrite(except);

    public IRawOutputCapture? CaptureRawOutput(Action<StandardStream, string> receive)
    {
        _receive = receive;
        return this;
    }

    /// <summary>A child writes; the kernel learns of it when it asks.</summary>
    public void WriteRaw(string text) => _pending = text;

    public void Drain()
    {
        if (Interlocked.Exchange(ref _pending, "") is { Length: > 0 } text)
            _receive!(StandardStream.Out, text);
    }

    /// <summary>Waits until the kernel logs a line with this in it.</summary>
    public async Task LoggedAsync(string part)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(KernelClient.Patience);
        while (!(await _log.Reader.ReadAsync(patience.Token)).Contains(part, StringComparison.Ordinal))
        {
        }
    }

    private sealed class LogLines(ChannelWriter<string> lines) : TextWriter
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override void WriteLine(string? value) => lines.TryWrite(value ?? "");
    }
}
