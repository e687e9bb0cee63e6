using System.Text;

namespace Workshop.Tests.Processes;

/// <summary>Tells a test what the first line of a child's output is, as soon as it has arrived.</summary>
internal sealed class FirstLine : StringWriter
{
    private readonly TaskCompletionSource<string> _text = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _soFar = new();

    internal Task<string> Text => _text.Task;

    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        _soFar.Append(buffer);
        var text = _soFar.ToString();
        if (text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end)
            _text.TrySetResult(text[..end]);
        return Task.CompletedTask;
    }
}
