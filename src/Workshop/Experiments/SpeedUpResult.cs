namespace Workshop.Experiments;

/// <summary>How fast a job ran with more and more workers.</summary>
/// <param name="Rows">A row per number of workers, in ascending order.</param>
/// <param name="AllowedCores">How many cores this process may use: from there on, no more speed-up is to be expected.</param>
/// <param name="Limitation">What cannot be shown on this machine, and why; null when nothing stands in the way.</param>
public sealed record SpeedUpResult(IReadOnlyList<SpeedUpRow> Rows, int AllowedCores, string? Limitation);

/// <summary>The job with one number of workers.</summary>
/// <param name="Workers">How many threads worked.</param>
/// <param name="WallTime">From the first worker's start to the last one's end, a sample per repetition.</param>
/// <param name="Factor">How many times as fast as one worker, by the medians.</param>
/// <param name="CoresUsed">How many cores the workers kept busy, on average. Less than their number although there were enough cores
/// means that other programs took them, and the factor says little.</param>
/// <param name="PiecesByCore">How many pieces were finished on which core, over all repetitions; empty where cores are not known.</param>
/// <param name="Primes">The job's answer, the same in every row.</param>
public sealed record SpeedUpRow(
    int Workers, Measurement.Measurement WallTime, double Factor, double CoresUsed, IReadOnlyDictionary<int, int> PiecesByCore, int Primes);
