namespace Workshop.Processes;

/// <summary>Where tests make a step of a child's start fail, for their own flow of calls only.</summary>
internal static class StartFaults
{
    private static readonly AsyncLocal<Action<StartStep>?> Injected = new();

    // Asked before the AsyncLocal is, which costs more than the rest of a step's bookkeeping.
    private static volatile bool _everInjected;

    /// <summary>Called before each step; what it throws is the step's failure.</summary>
    internal static void Inject(Action<StartStep>? fault)
    {
        _everInjected = true;
        Injected.Value = fault;
    }

    internal static void At(StartStep step)
    {
        if (_everInjected)
            Injected.Value?.Invoke(step);
    }
}
