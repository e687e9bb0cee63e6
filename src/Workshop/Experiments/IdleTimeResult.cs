namespace Workshop.Experiments;

/// <summary>What a strategy of <see cref="IdleTime"/> has to do.</summary>
public enum IdleTimeWork
{
    /// <summary>Downloads: a thread that does one has nothing to do but wait.</summary>
    Waiting,

    /// <summary>Computations: a thread that does one needs a core all the time.</summary>
    Computing,
}

/// <summary>One more way to do the downloads.</summary>
/// <param name="Name">Its name in the result.</param>
/// <param name="Run">Is given the server and the number of downloads, and ends when all are done. Runs on the thread pool.</param>
public sealed record IdleTimeStrategy(string Name, Func<SlowServer, int, Task> Run)
{
    /// <summary>A strategy that blocks the thread that it runs on.</summary>
    public static IdleTimeStrategy Blocking(string name, Action<SlowServer, int> run) =>
        new(name, (server, downloads) =>
        {
            run(server, downloads);
            return Task.CompletedTask;
        });
}

/// <summary>How long one strategy took.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Work">What it had to do.</param>
/// <param name="WallTime">A sample per repetition; null when the strategy is not to be had here.</param>
/// <param name="Threads">How many threads it used; null when it is the caller's own and nobody counted.</param>
/// <param name="CoresUsed">How many cores were kept busy meanwhile, on average: by the threads that compute; or, for downloads, by all of this
/// process, the server included.</param>
/// <param name="Limitation">What this row cannot show on this machine, and why; null when nothing stands in the way.</param>
public sealed record IdleTimeRow(
    string Strategy, IdleTimeWork Work, Measurement.Measurement? WallTime, int? Threads, double CoresUsed, string? Limitation);

/// <summary>The same work by several strategies.</summary>
/// <param name="Rows">A row per strategy, the waiting ones first.</param>
/// <param name="Tasks">How many downloads, and how many computations, each strategy did.</param>
/// <param name="Delay">How long one download waits at least.</param>
public sealed record IdleTimeResult(IReadOnlyList<IdleTimeRow> Rows, int Tasks, TimeSpan Delay);
