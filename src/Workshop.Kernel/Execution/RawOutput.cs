using Workshop.Scripting;

namespace Workshop.Kernel.Execution;

/// <summary>Brings what child processes and native code write into the latest cell's output, in its place among what the cell writes.</summary>
internal sealed class RawOutput(EngineSource engine, KernelLog log)
{
    private IRawOutputCapture? _capture;
    private ICellOutput? _cell;
    private int _pieces;

    internal void Begin(IKernelHost host) => _capture = host.CaptureRawOutput(Receive);

    /// <summary>A cell begins.</summary>
    /// <returns>To be given to <see cref="EndCell"/>.</returns>
    internal int BeginCell(ICellOutput output)
    {
        Volatile.Write(ref _cell, output);
        return Volatile.Read(ref _pieces);
    }

    /// <summary>The cell has ended: returns when everything that was written until now has been shown.</summary>
    internal void EndCell(int pieces)
    {
        _capture?.Drain();
        if (Volatile.Read(ref _pieces) != pieces)
            engine.Get().DrainAsync().GetAwaiter().GetResult();
    }

    private void Receive(StandardStream stream, string text)
    {
        Interlocked.Increment(ref _pieces);
        if (Volatile.Read(ref _cell) is { } cell && engine.IfReady is { } ready)
            ready.Write(cell, stream, text);
        else
            log.Write(text);
    }
}
