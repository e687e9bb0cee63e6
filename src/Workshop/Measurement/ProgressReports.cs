using System.Diagnostics;

namespace Workshop.Measurement;

/// <summary>Tells whoever asked how far a measurement has come, ten times a second at most, and between samples only.</summary>
/// <param name="options">Whom to tell, and how long the stages may last.</param>
/// <param name="operations">How many operations are measured together.</param>
internal sealed class ProgressReports(MeasureOptions options, int operations)
{
    private const int Whole = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly double _warmUpShare = options.WarmUpLimit > TimeSpan.Zero
        ? options.WarmUpLimit / (options.WarmUpLimit + options.TimeBudget)
        : 0;

    private int _warmedUp;
    private int _percent;
    private long _toldAt;

    /// <summary>A share of one operation's warm-up is over.</summary>
    internal void WarmingUp(string name, double share)
    {
        Tell(name, MeasureStage.WarmingUp, _warmUpShare * (_warmedUp + Math.Min(share, 1)) / operations, always: false);
        if (share >= 1)
            _warmedUp++;
    }

    /// <summary>A share of the samples is there.</summary>
    internal void Sampling(string name, double share) =>
        Tell(name, MeasureStage.Sampling, _warmUpShare + (1 - _warmUpShare) * share, always: share >= 1);

    private void Tell(string name, MeasureStage stage, double share, bool always)
    {
        if (options.OnProgress is not { } told || (!always && _toldAt != 0 && Stopwatch.GetElapsedTime(_toldAt) < Pause))
            return;
        _percent = Math.Max(_percent, (int)(Whole * Math.Clamp(share, 0, 1)));
        told(new(name, stage, _percent));
        _toldAt = Stopwatch.GetTimestamp();
    }
}
