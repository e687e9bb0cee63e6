using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;
using Workshop.Kernel.Transport;

namespace Workshop.Kernel.Handlers;

/// <summary>Handles the requests of one socket, one after the other, on a thread of its own.</summary>
/// <remarks>Whatever a request does, "busy" comes before and "idle" after everything that it causes.</remarks>
internal sealed class RequestLoop(string name, Messenger messenger, KernelLog log, IReadOnlyDictionary<string, IRequestHandler> handlers) : IDisposable
{
    private const string Request = "_request";

    private readonly BlockingCollection<Message> _requests = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes after <see cref="Dispose"/>, when the request at hand is finished.</summary>
    internal Task Ended => _ended.Task;

    /// <summary>The header of the request that is handled now, or was handled last.</summary>
    internal byte[]? LatestHeader { get; private set; }

    internal void Start() => new Thread(Run) { IsBackground = true, Name = $"kernel {name}" }.Start();

    /// <summary>Hands a request over. After the end it is dropped.</summary>
    internal void Add(Message request)
    {
        try
        {
            _requests.Add(request);
        }
        catch (InvalidOperationException)
        {
            // The kernel is shutting down.
        }
    }

    /// <summary>No request is taken up any more; the one at hand is finished.</summary>
    public void Dispose() => _requests.CompleteAdding();

    private void Run()
    {
        foreach (var request in _requests.GetConsumingEnumerable())
        {
            if (_requests.IsAddingCompleted)
                break;
            LatestHeader = request.HeaderBytes;
            messenger.PublishStatus("busy", request.HeaderBytes);
            Handle(request);
            messenger.PublishStatus("idle", request.HeaderBytes);
        }

        _ended.SetResult();
    }

    [SuppressMessage("Design", "CA1031", Justification = "A defect in one handler must not end the kernel; the client and the log are told.")]
    private void Handle(Message request)
    {
        if (!handlers.TryGetValue(request.Header.Type, out var handler))
        {
            log.Write($"A message of unknown type '{request.Header.Type}' on {request.Channel} is ignored.");
            return;
        }

        try
        {
            handler.Handle(request);
        }
        catch (Exception exception)
        {
            log.Write(exception is JsonException ? $"The content of a {request.Header.Type} is wrong: {exception.Message}" : $"{request.Header.Type} failed: {exception}");
            if (request.Header.Type.EndsWith(Request, StringComparison.Ordinal))
            {
                messenger.Reply(
                    request,
                    string.Concat(request.Header.Type.AsSpan(0, request.Header.Type.Length - Request.Length), "_reply"),
                    new ErrorReply(exception.GetType().Name, exception.Message, []),
                    ProtocolJson.Default.ErrorReply);
            }
        }
    }
}
