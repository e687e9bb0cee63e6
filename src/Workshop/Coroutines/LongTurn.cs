using System.Globalization;

namespace Workshop.Coroutines;

/// <summary>A coroutine keeps a worker for longer than <see cref="CooperativeScheduler.WatchTurns"/> allows.</summary>
/// <param name="Coroutine">Has the turn and does not come to an await.</param>
/// <param name="Worker">Stands still meanwhile, as do those that are ready on it.</param>
/// <param name="AtLeast">How long the turn has lasted, from when it was first seen.</param>
public sealed record LongTurn(Coroutine Coroutine, Worker Worker, TimeSpan AtLeast)
{
    /// <summary>Who, where, for how long, and what to do.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Coroutine '{Coroutine}' has kept {Worker} for {AtLeast.TotalMilliseconds:0} ms without an await, so those ready behind it stand still. Let it yield now and then, or await Task.Run for what blocks.");
}
