using System.Diagnostics.CodeAnalysis;

namespace Workshop.Coroutines;

/// <summary>The coroutines of a scheduler wait for each other, and nothing else can wake them.</summary>
/// <remarks>
/// Thrown to who waits for the scheduler: WaitAll, WaitAllAsync, Run and Wait at once, an ordinary <c>await</c> after
/// <see cref="CooperativeScheduler.DeadlockPatience"/>. The coroutines stay as they are. Not seen as a deadlock is a wait that time, a task,
/// a token, another scheduler or ordinary code may end; ordinary code that first touches a channel after this was thrown comes too late to be counted.
/// </remarks>
public sealed class CoroutineDeadlockException : InvalidOperationException
{
    private const int MostNamed = 10;

    private readonly Lazy<string> _message;

    internal CoroutineDeadlockException(IReadOnlyList<Wait> waits)
    {
        Waits = waits;
        // Lines are looked up in files: not where a worker waits for it, only when somebody reads.
        _message = new Lazy<string>(() => Explain(waits));
    }

    /// <summary>Who waits for what at which line, and what to do about it.</summary>
    public override string Message => _message.Value;

    /// <summary>Who waits for what, in the order of their start.</summary>
    public IReadOnlyList<Wait> Waits { get; }

    private static string Explain(IReadOnlyList<Wait> waits)
    {
        var named = string.Join("; ", waits.Take(MostNamed));
        var rest = waits.Count > MostNamed ? $"; and {waits.Count - MostNamed} more" : "";
        return $"Deadlock: all workers are idle, and {(waits.Count == 1 ? "one coroutine waits" : $"{waits.Count} coroutines wait")} for what only the coroutines of this scheduler could do: {named}{rest}. Take locks in one order, complete channels, and let nobody await who awaits it.";
    }

    /// <summary>A coroutine that does not go on.</summary>
    /// <param name="Coroutine">Stands at an await.</param>
    /// <param name="WaitsFor">In words, with the name of the coroutine that it waits for.</param>
    /// <param name="AwaitNumber">At which await of its method it stands, from 1 in the order of the source.</param>
    [SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "It has no meaning without the exception.")]
    public sealed record Wait(Coroutine Coroutine, string WaitsFor, int AwaitNumber)
    {
        /// <summary>The line of the await in its file or cell; null where the method's symbols are not to be had.</summary>
        public int? Line => MethodSource.Of(Coroutine.StateMachineType)?.LineOfAwait(AwaitNumber);

        /// <summary>The file or cell that the line is in; null where it is not known.</summary>
        public string? File => MethodSource.Of(Coroutine.StateMachineType)?.File;

        /// <summary>For example <c>Bake (1) waits for the end of coroutine Weigh (2) (line 14 of Bakery.cs)</c>.</summary>
        public override string ToString() =>
            MethodSource.Place(Coroutine.StateMachineType, AwaitNumber) is { } place ? $"{Coroutine} waits for {WaitsFor} ({place})" : $"{Coroutine} waits for {WaitsFor}";
    }
}
