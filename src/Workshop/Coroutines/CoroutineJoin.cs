namespace Workshop.Coroutines;

/// <summary>One side awaits the end of a coroutine; the other side is a coroutine or ordinary code.</summary>
internal static class CoroutineJoin
{
    internal static void Park(Coroutine caller, Coroutine callee)
    {
        if (ReferenceEquals(caller, callee))
            throw new InvalidOperationException($"Coroutine '{caller}' awaits itself, so neither would ever go on. Await another coroutine.");

        // Adding the waiter first is safe: a coroutine that was never started cannot end before the call.
        if (!callee.TryAddWaiter(caller)) caller.Wake();
        else if (callee.ReadStage() is CoroutineStage.Created or CoroutineStage.HeldNew) caller.Scheduler!.Call(callee);
    }

    internal static void Continue(Coroutine coroutine, Action continuation, bool flowContext)
    {
        // An exception thrown from here would end the process; thrown by GetResult it reaches the awaiting method.
        if (coroutine.ReadStage() is CoroutineStage.Created or CoroutineStage.HeldNew)
        {
            continuation();
            return;
        }

        var end = coroutine.EndAsync().GetAwaiter();
        if (flowContext) end.OnCompleted(continuation);
        else end.UnsafeOnCompleted(continuation);
    }

    internal static string Describe(Coroutine? coroutine) => $"the end of coroutine {coroutine}";
}
