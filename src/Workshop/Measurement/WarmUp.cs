namespace Workshop.Measurement;

/// <summary>How the operation ran before the first sample.</summary>
/// <param name="Duration">How long it ran.</param>
/// <param name="Steady">
/// Whether its time held still and the JIT compiler had come to rest. False when <see cref="MeasureOptions.WarmUpLimit"/> came first.
/// </param>
public readonly record struct WarmUp(TimeSpan Duration, bool Steady);
