using System.Text;

namespace Workshop.Processes;

/// <summary>Passes a child's output on as it arrives, and keeps it.</summary>
/// <param name="target">Where it goes.</param>
internal sealed class ForwardedOutput(TextWriter target)
{
    /// <summary>Enough for any lesson, and little enough that an endless printer cannot fill this process's memory.</summary>
    private const int CharactersKept = 4_000_000;

    // A notebook's writers find the cell that they write for by the flow of calls; bytes arrive outside of it.
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private readonly StringBuilder _kept = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private TextWriter _target = target;

    /// <summary>What has arrived, its beginning if it is long.</summary>
    internal string Text
    {
        get
        {
            lock (_kept)
                return _kept.ToString();
        }
    }

    /// <summary>Takes the next bytes. One call at a time, the next one when the task has completed.</summary>
    /// <returns>Completes when the target has them; it never fails.</returns>
    internal Task Accept(ReadOnlySpan<byte> bytes)
    {
        var text = new char[_decoder.GetCharCount(bytes, flush: false)];
        _decoder.GetChars(bytes, text, flush: false);
        lock (_kept)
            _kept.Append(text.AsSpan(0, Math.Min(text.Length, CharactersKept - _kept.Length)));
        if (ReferenceEquals(_target, TextWriter.Null) || text.Length == 0)
            return Task.CompletedTask;
        if (_context is null)
            return Task.Run(() => PassOnAsync(text));
        var passing = Task.CompletedTask;
        ExecutionContext.Run(_context, _ => passing = Task.Run(() => PassOnAsync(text)), null);
        return passing;
    }

    private async Task PassOnAsync(char[] text)
    {
        try
        {
            await _target.WriteAsync(text.AsMemory(), CancellationToken.None).ConfigureAwait(false);
            await _target.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception closed) when (closed is ObjectDisposedException or IOException)
        {
            _target = TextWriter.Null; // Nobody looks any more, but the child must not block on a full pipe.
        }
    }
}
