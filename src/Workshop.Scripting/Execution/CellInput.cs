using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Workshop.Scripting.Execution;

/// <summary>What one cell reads: its questions, one after the other, and the rest of the last answer.</summary>
/// <remarks>Thread-safe. The question is asked on a thread of its own: a cell's thread that is aborted while it waits can then leave
/// nothing half done with the one who answers, and the interruption never waits for him.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "Threads of the cell may ask long after the cell has ended; neither object holds a handle.")]
internal sealed class CellInput(CellExecution cell, ICellInput? answerer)
{
    private readonly CancellationTokenSource _givenUp = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private string _rest = "";

    /// <summary>The input of the cell that the calling code belongs to.</summary>
    /// <exception cref="InvalidOperationException">It belongs to no cell.</exception>
    internal static CellInput OfThisFlow() => CellExecution.Current?.Input ?? throw NobodyAnswers();

    /// <summary>Asks for one line, after all output so far has arrived.</summary>
    /// <exception cref="InvalidOperationException">Nobody answers.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    internal async Task<string> AskAsync(string prompt, bool hidden)
    {
        if (answerer is null)
            throw NobodyAnswers();
        await _turn.WaitAsync(_givenUp.Token).ConfigureAwait(false);
        try
        {
            await cell.Output.DrainAsync().WaitAsync(_givenUp.Token).ConfigureAwait(false);
            return await BeginAsking(answerer, prompt, hidden).WaitAsync(_givenUp.Token).ConfigureAwait(false) ?? throw NobodyAnswers();
        }
        finally
        {
            _turn.Release();
        }
    }

    internal string ReadLine()
    {
        lock (_gate)
        {
            if (_rest.Length > 0)
            {
                var line = _rest.TrimEnd('\n');
                _rest = "";
                return line;
            }
        }

        return Ask();
    }

    internal int Read()
    {
        Span<char> one = stackalloc char[1];
        Read(one);
        return one[0];
    }

    internal int Read(Span<char> buffer)
    {
        if (buffer.Length == 0)
            return 0;
        if (Peek() < 0)
        {
            var line = ReadLine() + "\n";
            lock (_gate)
                _rest += line;
        }

        lock (_gate)
        {
            var count = Math.Min(buffer.Length, _rest.Length);
            _rest.AsSpan(0, count).CopyTo(buffer);
            _rest = _rest[count..];
            return count;
        }
    }

    internal int Peek()
    {
        lock (_gate)
            return _rest.Length > 0 ? _rest[0] : -1;
    }

    internal string ReadToEmptyLine()
    {
        var text = new StringBuilder();
        while (ReadLine() is { Length: > 0 } line)
            text.Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>Ends every wait for an answer.</summary>
    internal void GiveUp() => new Thread(_givenUp.Cancel) { IsBackground = true, Name = "giving up a question" }.Start();

    // Not by waiting for AskAsync, which needs a thread of the pool to go on: the cell may have all of them blocked.
    private string Ask()
    {
        if (answerer is null)
            throw NobodyAnswers();
        _turn.Wait(_givenUp.Token);
        try
        {
            cell.Output.DrainAsync().Wait(_givenUp.Token);
            var answer = BeginAsking(answerer, "", hidden: false);
            answer.Wait(_givenUp.Token);
            return answer.Result ?? throw NobodyAnswers();
        }
        finally
        {
            _turn.Release();
        }
    }

    private Task<string?> BeginAsking(ICellInput whom, string prompt, bool hidden)
    {
        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (ExecutionContext.SuppressFlow())
            new Thread(() => Answer(whom, prompt, hidden, answer)) { IsBackground = true, Name = "question of a cell" }.Start();
        return answer.Task;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the one who answers throws is what the cell's read throws.")]
    private void Answer(ICellInput whom, string prompt, bool hidden, TaskCompletionSource<string?> answer)
    {
        try
        {
            answer.TrySetResult(whom.ReadLine(prompt, hidden, _givenUp.Token));
        }
        catch (Exception exception)
        {
            answer.TrySetException(exception);
        }
    }

    private static InvalidOperationException NobodyAnswers() => new(
        "The cell asks for input, but nobody answers here. Run the notebook in Jupyter or VS Code, or write the value into the cell.");
}
