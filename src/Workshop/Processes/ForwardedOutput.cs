using System.Text;

namespace Workshop.Processes;

/// <summary>Passes a child's output on as it arrives, and keeps it.</summary>
internal sealed class ForwardedOutput
{
    /// <summary>Enough for any lesson, and little enough that an endless printer cannot fill this process's memory.</summary>
    private const int CharactersKept = 4_000_000;

    private readonly StringBuilder _kept = new();
    private readonly StreamReader _source;
    private TextWriter _target;

    internal ForwardedOutput(StreamReader source, TextWriter target, CancellationToken abandon)
    {
        _source = source;
        _target = target;
        Finished = ForwardAsync(abandon);
    }

    /// <summary>Completes when the child's side is closed; with a cancellation when reading was abandoned.</summary>
    internal Task Finished { get; }

    /// <summary>What has arrived, its beginning if it is long.</summary>
    internal string Text
    {
        get
        {
            lock (_kept)
                return _kept.ToString();
        }
    }

    private async Task ForwardAsync(CancellationToken abandon)
    {
        var buffer = new char[4096];
        while (await _source.ReadAsync(buffer, abandon).ConfigureAwait(false) is > 0 and var count)
        {
            Keep(buffer.AsSpan(0, count));
            try
            {
                await _target.WriteAsync(buffer.AsMemory(0, count), CancellationToken.None).ConfigureAwait(false);
                await _target.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception closed) when (closed is ObjectDisposedException or IOException)
            {
                _target = TextWriter.Null; // Nobody looks any more, but the child must not block on a full pipe.
            }
        }
    }

    private void Keep(ReadOnlySpan<char> text)
    {
        lock (_kept)
            _kept.Append(text[..Math.Min(text.Length, CharactersKept - _kept.Length)]);
    }
}
