namespace Workshop.Coroutines;

/// <summary>The question to a worker for the state of a coroutine that has its turn there, answered between two turns.</summary>
internal sealed class Inspection(Coroutine coroutine)
{
    private readonly TaskCompletionSource<object?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>On the worker's thread. The answer is null when the coroutine has gone elsewhere.</summary>
    internal void AnswerOn(Worker worker) => _answer.SetResult(CopyOn(coroutine, worker));

    /// <summary>Null when there was no answer in time, or when the coroutine has gone elsewhere.</summary>
    internal object? WaitForAnswer(TimeSpan patience) => _answer.Task.Wait(patience) ? _answer.Task.Result : null;

    /// <summary>On the worker's thread, while another coroutine has the turn or none has.</summary>
    internal static object? CopyOn(Coroutine coroutine, Worker worker)
    {
        var isHere = coroutine.WorkerNumber == worker.Number && coroutine.ReadStage() == CoroutineStage.Ready && !coroutine.IsCompleted;
        return isHere ? coroutine.CopyStateMachine() : null;
    }
}
