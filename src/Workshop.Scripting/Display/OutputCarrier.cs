using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Workshop.Scripting.Display;

/// <summary>Carries what cells write and display to its receivers: on one thread, in order, short writes joined.</summary>
/// <remarks>Thread-safe. The cells' threads only append here: a thread that is aborted in the middle of a write can then never leave
/// half a message with a receiver. A writer that is far ahead of the receiver waits.</remarks>
internal sealed class OutputCarrier : IDisposable
{
    private const int MostPendingCharacters = 4 << 20;
    private const int EnoughToHurry = 64 << 10;
    private static readonly TimeSpan JoinWindow = TimeSpan.FromMilliseconds(15);

    private readonly object _gate = new();
    private readonly AutoResetEvent _hurry = new(false);
    private readonly StringBuilder _text = new();
    private List<Action> _messages = [];
    private ICellOutput? _textReceiver;
    private StandardStream _textStream;
    private int _pendingCharacters;
    private bool _isDelivering;
    private bool _closed;

    internal OutputCarrier()
    {
        // The carrier belongs to no cell, whichever cell's flow made the engine.
        using (ExecutionContext.SuppressFlow())
            new Thread(Carry) { IsBackground = true, Name = "cell output" }.Start();
    }

    internal void Write(ICellOutput receiver, StandardStream stream, string text)
    {
        if (text.Length == 0)
            return;
        lock (_gate)
        {
            while (_pendingCharacters > MostPendingCharacters && !_closed)
                Monitor.Wait(_gate);
            if (stream != _textStream || receiver != _textReceiver)
                EndText();
            (_textReceiver, _textStream) = (receiver, stream);
            _text.Append(text);
            _pendingCharacters += text.Length;
            if (_pendingCharacters > EnoughToHurry)
                _hurry.Set();
            Monitor.PulseAll(_gate);
        }
    }

    internal void Post(Action message)
    {
        lock (_gate)
        {
            EndText();
            _messages.Add(message);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Completes when the receivers have got everything handed over so far.</summary>
    internal Task DrainAsync()
    {
        lock (_gate)
        {
            if (_messages.Count == 0 && _text.Length == 0 && !_isDelivering)
                return Task.CompletedTask;
        }

        var drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(drained.SetResult);
        _hurry.Set();
        return drained.Task;
    }

    /// <summary>Delivers what is pending, then ends the carrying thread. Later writes are lost.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }

        _hurry.Set();
    }

    private void EndText()
    {
        if (_text.Length == 0)
            return;
        var (receiver, stream, text) = (_textReceiver!, _textStream, _text.ToString());
        _text.Clear();
        _messages.Add(() => receiver.Write(stream, text));
    }

    private void Carry()
    {
        var batch = new List<Action>();
        while (WaitForMessages())
        {
            _hurry.WaitOne(JoinWindow);
            lock (_gate)
            {
                EndText();
                (batch, _messages) = (_messages, batch);
                _isDelivering = true;
                _pendingCharacters = 0;
                Monitor.PulseAll(_gate);
            }

            foreach (var message in batch)
                Deliver(message);
            batch.Clear();
            lock (_gate)
                _isDelivering = false;
        }
    }

    private bool WaitForMessages()
    {
        lock (_gate)
        {
            while (_messages.Count == 0 && _text.Length == 0)
            {
                if (_closed)
                    return false;
                Monitor.Wait(_gate);
            }

            return true;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A receiver that is gone must take neither the cell nor the other receivers with it.")]
    private static void Deliver(Action message)
    {
        try
        {
            message();
        }
        catch (Exception)
        {
        }
    }
}
