using System.Globalization;

namespace Workshop.Coroutines;

/// <summary>What one worker has done so far.</summary>
/// <param name="Worker">Its number, from 0.</param>
/// <param name="Switches">The turns it gave: how often it resumed a coroutine, starts included.</param>
/// <param name="Ready">Coroutines in its ring when the present turn began, the one whose turn it is included.</param>
/// <param name="Received">Coroutines that came from outside or from another worker.</param>
/// <param name="Given">Coroutines that it gave to idle workers.</param>
/// <param name="Sleeps">How often it found nothing to do and slept.</param>
public sealed record WorkerStatistics(int Worker, long Switches, int Ready, long Received, long Given, long Sleeps)
{
    /// <summary>One line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"worker {Worker}: {Switches:N0} switches, {Ready:N0} ready, {Received:N0} received, {Given:N0} given away, {Sleeps:N0} sleeps");
}
