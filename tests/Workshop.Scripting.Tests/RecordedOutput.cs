using System.Collections.Concurrent;
using System.Text;

namespace Workshop.Scripting.Tests;

/// <summary>Keeps what a cell put out and lets a test wait for a piece of it.</summary>
internal sealed class RecordedOutput : ICellOutput
{
    private readonly object _gate = new();
    private readonly StringBuilder _out = new();
    private readonly StringBuilder _error = new();

    public ConcurrentQueue<(MimeBundle Value, string? Id)> Displayed { get; } = new();

    public ConcurrentQueue<(string Id, MimeBundle Value)> Updated { get; } = new();

    public int Cleared { get; private set; }

    public int Writes { get; private set; }

    public string Out
    {
        get
        {
            lock (_gate)
                return _out.ToString();
        }
    }

    public string Error
    {
        get
        {
            lock (_gate)
                return _error.ToString();
        }
    }

    public void Write(StandardStream stream, string text)
    {
        lock (_gate)
        {
            Writes++;
            (stream == StandardStream.Out ? _out : _error).Append(text);
            Monitor.PulseAll(_gate);
        }
    }

    public void Display(MimeBundle value, string? displayId) => Displayed.Enqueue((value, displayId));

    public void Update(string displayId, MimeBundle value) => Updated.Enqueue((displayId, value));

    public void Clear(bool wait) => Cleared++;

    /// <summary>Returns once both streams together hold the text; fails when the cell ends without having written it.</summary>
    public async Task HasWritten(string text, Task<CellResult>? cell = null)
    {
        var found = Task.Run(() => WaitFor(text));
        if (cell is not null && await Task.WhenAny(found, cell) == cell)
            Assert.True(Holds(text), $"The cell ended ({(await cell).Error?.Message ?? "completed"}) without writing '{text}'.");
        await found.WaitAsync(TestContext.Current.CancellationToken);
    }

    private void WaitFor(string text)
    {
        lock (_gate)
        {
            while (!Holds(text))
                Monitor.Wait(_gate);
        }
    }

    private bool Holds(string text) => (Out + Error).Contains(text, StringComparison.Ordinal);
}
