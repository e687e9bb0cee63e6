namespace Workshop.Coroutines;

/// <summary>One side awaits the end of a coroutine; the other side is a coroutine or ordinary code.</summary>
internal static class CoroutineJoin
{
    internal static void Park(Coroutine caller, Coroutine callee)
    {
        if (ReferenceEquals(caller, callee))
            throw new InvalidOperationException($"Coroutine '{caller}' awaits itself, so neither would ever go on. Await another coroutine.");

        var context = caller.Context!;
        // A call is not given up: the callee, which has the same token, must come to its finally blocks before the caller goes on.
        if (callee.IsNew && context.Scheduler.TryCall(callee, context, caller)) return;
        if (context.Token.CanBeCanceled) new JoinWait().Begin(caller, callee);
        else if (!callee.TryAddWaiter(caller)) caller.Wake();
    }

    internal static void Continue(Coroutine coroutine, Action continuation, bool flowContext)
    {
        // An exception thrown from here would end the process; thrown by GetResult it reaches the awaiting method.
        if (coroutine.IsNew || coroutine.IsLaunched)
        {
            continuation();
            return;
        }

        var end = coroutine.EndAsync().GetAwaiter();
        if (!end.IsCompleted) coroutine.Scheduler!.NoteAwaitOutside();
        if (flowContext) end.OnCompleted(continuation);
        else end.UnsafeOnCompleted(continuation);
    }

    internal static string Describe(Coroutine? coroutine) => $"the end of coroutine {coroutine}";
}
