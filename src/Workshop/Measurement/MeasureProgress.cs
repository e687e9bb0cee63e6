namespace Workshop.Measurement;

/// <summary>What a measurement is doing.</summary>
public enum MeasureStage
{
    /// <summary>It runs the operation until its time holds still.</summary>
    WarmingUp,

    /// <summary>It takes samples.</summary>
    Sampling,
}

/// <summary>How far a measurement has come.</summary>
/// <param name="Name">The operation.</param>
/// <param name="Stage">What it is doing.</param>
/// <param name="Percent">From 0 to 100, never less than before. It jumps ahead when the operation was warm early.</param>
public readonly record struct MeasureProgress(string Name, MeasureStage Stage, int Percent);
