using System.Text.Json;
using Workshop.Kernel.Execution;
using Workshop.Kernel.History;
using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;
using Workshop.Kernel.Transport;
using Workshop.Scripting;

namespace Workshop.Kernel.Handlers;

/// <summary>execute_request: runs a cell.</summary>
/// <param name="messenger">Sends what it leads to.</param>
/// <param name="engine">Runs it.</param>
/// <param name="running">Interrupts it.</param>
/// <param name="pending">The cells behind it.</param>
/// <param name="raw">What its child processes write.</param>
/// <param name="stdin">Its way to the reader.</param>
/// <param name="history">Keeps it.</param>
/// <param name="preparation">Gives way to it.</param>
/// <param name="catchUp">Completes when all requests sent by now have been received.</param>
internal sealed class ExecuteHandler(
    Messenger messenger,
    EngineSource engine,
    RunningCell running,
    PendingCells pending,
    RawOutput raw,
    StdinChannel stdin,
    CellHistory history,
    IdlePreparation preparation,
    Func<Task> catchUp) : IRequestHandler
{
    private static readonly SilentOutput Silence = new();

    private int _count;

    public void Handle(Message request)
    {
        if (!pending.TryTake(request))
        {
            Reply(request, new ExecuteReply("aborted", _count));
            return;
        }

        var asked = JsonSerializer.Deserialize(request.Content, ProtocolJson.Default.ExecuteRequest)!;
        var cell = new Cell(_count + 1, asked.Code ?? "");
        var stored = !asked.Silent && asked.StoreHistory != false;
        if (stored)
            _count++;
        if (!asked.Silent)
            messenger.Publish("execute_input", request.HeaderBytes, new ExecuteInput(cell.Source, cell.Number), ProtocolJson.Default.ExecuteInput);

        preparation.Pause();
        try
        {
            using var run = running.Begin();
            Run(request, asked, cell, stored, run.Token);
        }
        finally
        {
            preparation.Resume();
        }
    }

    private void Run(Message request, ExecuteRequest asked, Cell cell, bool stored, CancellationToken interrupt)
    {
        var result = Execute(request, asked, cell, interrupt);
        if (stored)
            history.Add(cell.Number, cell.Source, result.Value?.GetValueOrDefault("text/plain"));
        if (result.Error is { } error)
        {
            Fail(request, asked, cell, error);
            return;
        }

        if (result.Value is { } value && !asked.Silent)
            messenger.Publish("execute_result", request.HeaderBytes, new ExecuteResult(cell.Number, value), ProtocolJson.Default.ExecuteResult);
        Reply(request, new ExecuteReply("ok", cell.Number, Evaluate(asked.UserExpressions, interrupt)));
    }

    private CellResult Execute(Message request, ExecuteRequest asked, Cell cell, CancellationToken interrupt)
    {
        ICellOutput output = asked.Silent ? Silence : new PublishedOutput(messenger, request.HeaderBytes);
        var input = asked.AllowStdin ? stdin.For(request) : null;
        var rawBefore = raw.BeginCell(output);
        var result = engine.Get().ExecuteAsync(cell, output, input, interrupt).GetAwaiter().GetResult();
        raw.EndCell(rawBefore);
        return result;
    }

    private void Fail(Message request, ExecuteRequest asked, Cell cell, CellError error)
    {
        var traceback = Traceback.Of(error);
        // Before the client can know of the failure: what it sends afterwards must run.
        if (asked.StopOnError)
        {
            catchUp().GetAwaiter().GetResult();
            pending.AbortAll();
        }

        if (!asked.Silent)
            messenger.Publish("error", request.HeaderBytes, new ErrorContent(error.Name, error.Message, traceback), ProtocolJson.Default.ErrorContent);
        Reply(request, new ExecuteReply("error", cell.Number, Ename: error.Name, Evalue: error.Message, Traceback: traceback));
    }

    private Dictionary<string, ExpressionValue> Evaluate(IReadOnlyDictionary<string, string>? expressions, CancellationToken interrupt)
    {
        var values = new Dictionary<string, ExpressionValue>(StringComparer.Ordinal);
        foreach (var (name, expression) in expressions ?? new Dictionary<string, string>())
        {
            var result = engine.Get().EvaluateAsync(expression, Silence, interrupt).GetAwaiter().GetResult();
            values[name] = result.Error is { } error
                ? new ExpressionValue("error", Ename: error.Name, Evalue: error.Message, Traceback: Traceback.Of(error))
                : new ExpressionValue("ok", result.Value ?? new MimeBundle(new Dictionary<string, string>()), NoMembers.Instance);
        }

        return values;
    }

    private void Reply(Message request, ExecuteReply reply) =>
        messenger.Reply(request, "execute_reply", reply, ProtocolJson.Default.ExecuteReply);
}
