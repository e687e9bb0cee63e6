using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;
using Workshop.Kernel.Transport;
using Workshop.Scripting;

namespace Workshop.Kernel.Execution;

/// <summary>Questions to the reader and their answers. One question at a time; an answer that nobody waits for is dropped.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Threads of cells may ask long after the kernel has ended; the semaphore holds no handle.")]
internal sealed class StdinChannel(Messenger messenger, KernelLog log)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private TaskCompletionSource<string?>? _answer;

    /// <summary>Takes a message of the stdin socket.</summary>
    internal void Receive(Message message)
    {
        if (message.Header.Type != "input_reply" || Volatile.Read(ref _answer) is not { } waiting)
        {
            log.Write($"A {message.Header.Type} on {message.Channel} is ignored: nothing was asked.");
            return;
        }

        try
        {
            waiting.TrySetResult(JsonSerializer.Deserialize(message.Content, ProtocolJson.Default.InputReply)!.Value);
        }
        catch (JsonException exception)
        {
            log.Write($"An input_reply is ignored: {exception.Message}");
        }
    }

    /// <summary>The way of one cell to the client that sent it.</summary>
    internal ICellInput For(Message request) => new CellInput(this, request);

    private string? Ask(Message request, InputRequest question, CancellationToken cancellationToken)
    {
        _turn.Wait(cancellationToken);
        try
        {
            var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _answer, answer);
            messenger.Ask(request, question);
            return answer.Task.WaitAsync(cancellationToken).GetAwaiter().GetResult();
        }
        finally
        {
            Volatile.Write(ref _answer, null);
            _turn.Release();
        }
    }

    private sealed class CellInput(StdinChannel channel, Message request) : ICellInput
    {
        public string? ReadLine(string prompt, bool hidden, CancellationToken cancellationToken) =>
            channel.Ask(request, new InputRequest(prompt, hidden), cancellationToken);
    }
}
