namespace Workshop.Experiments;

/// <summary>A thread that computes, for nothing, until it is disposed of.</summary>
internal sealed class CompetingLoad : IDisposable
{
    private const int StepsBetweenLooks = 10_000;

    private readonly Thread _thread;
    private volatile bool _enough;

    /// <param name="core">The core that it occupies; null leaves the choice to the system.</param>
    internal CompetingLoad(int? core)
    {
        _thread = new Thread(() => StartTogether.Run([core], _ => Compute())) { IsBackground = true, Name = "Competing load" };
        _thread.Start();
    }

    public void Dispose()
    {
        _enough = true;
        _thread.Join();
    }

    private void Compute()
    {
        while (!_enough)
            Arithmetic.Chain(StepsBetweenLooks);
    }
}
