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
    internal static readonly SuspensionReason Value = Find(typeof(TAwaiter));

    private static SuspensionReason Find(Type awaiter)
    {
        var name = $"{awaiter.DeclaringType?.Name}.{awaiter.Name}";
        return awaiter == typeof(YieldAwaiter) ? SuspensionReason.Yield
            : awaiter == typeof(DelayAwaiter) ? SuspensionReason.Delay
            : awaiter == typeof(CoroutineAwaiter) || name.Contains("CoroutineAwaiter", StringComparison.Ordinal) ? SuspensionReason.Join
            : name.Contains("Task", StringComparison.Ordinal) ? SuspensionReason.Task
            : name.Contains("Channel", StringComparison.Ordinal) || name.Contains("Read", StringComparison.Ordinal) || name.Contains("Write", StringComparison.Ordinal) ? SuspensionReason.Channel
            : name.Contains("Lock", StringComparison.Ordinal) || name.Contains("Signal", StringComparison.Ordinal) ? SuspensionReason.Lock
            : SuspensionReason.Other;
    }
}
