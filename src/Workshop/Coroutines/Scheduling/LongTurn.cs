using System.Globalization;

namespace Workshop.Coroutines;

/// <summary>A coroutine keeps a worker for longer than <see cref="CooperativeScheduler.WatchTurns"/> allows.</summary>
/// <remarks>
/// .NET has no supported way to read the stack of another thread of the process, so the line that blocks cannot be named. What can is the await before it, if
/// a trace is being recorded, and else where the method begins.
/// </remarks>
/// <param name="Coroutine">Has the turn and does not come to an await.</param>
/// <param name="Worker">Stands still meanwhile, as do those that are ready on it.</param>
/// <param name="AtLeast">How long the turn has lasted, from when it was first seen.</param>
public sealed record LongTurn(Coroutine Coroutine, Worker Worker, TimeSpan AtLeast)
{
    /// <summary>At which await of its method the coroutine stood before this turn, from 1; null in its first turn and when no trace is being recorded.</summary>
    public int? AfterAwait { get; init; }

    /// <summary>The line of that await, or the first one of the method; null where the method's symbols are not to be had.</summary>
    public int? Line => MethodSource.Of(Coroutine.StateMachineType)?.LineOfAwait(AfterAwait);

    /// <summary>The file or cell that the line is in; null where it is not known.</summary>
    public string? File => MethodSource.Of(Coroutine.StateMachineType)?.File;

    /// <summary>Who, where, for how long, and what to do.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Coroutine '{Coroutine}' has kept {Worker} for {AtLeast.TotalMilliseconds:0} ms without an await{Place()}, so those ready behind it stand still. Let it yield now and then, or await Task.Run for what blocks.");

    private string Place()
    {
        if (MethodSource.Place(Coroutine.StateMachineType, AfterAwait) is not { } place) return "";
        return AfterAwait is null ? $" in the method that begins at {place}" : $" after the one at {place}";
    }
}
