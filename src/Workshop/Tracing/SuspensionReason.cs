using Workshop.Coroutines;

namespace Workshop.Tracing;

/// <summary>Why a coroutine stopped at an await.</summary>
public enum SuspensionReason
{
    /// <summary>It let the others have their turn and stays ready.</summary>
    Yield,

    /// <summary>It waits for a time.</summary>
    Delay,

    /// <summary>It waits for the end of another coroutine.</summary>
    Join,

    /// <summary>It waits for a channel: something to read, or room to write.</summary>
    Channel,

    /// <summary>It waits for a lock or another signal between coroutines.</summary>
    Lock,

    /// <summary>It waits for an ordinary task.</summary>
    Task,

    /// <summary>It waits for something else that can be awaited.</summary>
    Other,
}

/// <summary>The reason that an awaiter stands for, found once for each type.</summary>
internal static class SuspensionReasonOf<TAwaiter>
{
    // By name, so that an awaiter says what it is without a word of tracing in it.
    private static readonly (string Part, SuspensionReason Reason)[] Names =
    [
        ("Yield", SuspensionReason.Yield),
        ("Delay", SuspensionReason.Delay),
        ("CoroutineAwaiter", SuspensionReason.Join),
        ("Scope", SuspensionReason.Join),
        ("Task", SuspensionReason.Task),
        ("Send", SuspensionReason.Channel),
        ("Receive", SuspensionReason.Channel),
        ("NextItem", SuspensionReason.Channel),
        ("Lock", SuspensionReason.Lock),
    ];

    internal static readonly SuspensionReason Value = Find(typeof(TAwaiter));

    private static SuspensionReason Find(Type awaiter)
    {
        // Task.Yield's awaiter is the runtime's; only this library's yield is one that keeps the coroutine ready.
        var isOurs = awaiter.Assembly == typeof(Coroutine).Assembly;
        var name = $"{awaiter.DeclaringType?.Name}.{awaiter.Name}";
        return !isOurs
            ? name.Contains("Task", StringComparison.Ordinal) ? SuspensionReason.Task : SuspensionReason.Other
            : Array.Find(Names, one => name.Contains(one.Part, StringComparison.Ordinal)) is { Part: not null } found ? found.Reason : SuspensionReason.Other;
    }
}
