using System.Diagnostics;

namespace Workshop.Measurement;

/// <summary>The one way to time anything here.</summary>
/// <remarks>
/// Each call warms the operation up until its time holds still, groups short operations into batches well above the clock's
/// resolution, takes many samples and subtracts what reading the clock costs. Code compiled without optimisation is refused. What
/// disturbed the machine meanwhile is part of the result.
/// May be called from any thread; calls at the same time disturb each other's times.
/// </remarks>
public static class Measure
{
    /// <summary>Times <paramref name="operation"/> on the calling thread.</summary>
    /// <param name="name">The operation's name, for charts and messages.</param>
    /// <param name="operation">Runs many thousand times when it is short. Its exceptions pass through.</param>
    /// <param name="options">How long and how carefully; null for the defaults.</param>
    /// <exception cref="InvalidOperationException">The code was compiled without optimisation and that was not allowed.</exception>
    public static Measurement Run(string name, Action operation, MeasureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        options = MeasureOptions.Validated(options);
        return Sampler.Measure(Subject.Of(name, operation, options), options);
    }

    /// <summary>Times an asynchronous operation on the thread pool, one after the other.</summary>
    /// <remarks>
    /// The caller's task scheduler and synchronisation context stay out of it. A thread of its own keeps the books, so that the pool
    /// has nothing to do but the operation.
    /// </remarks>
    /// <inheritdoc cref="Run"/>
    public static Task<Measurement> RunAsync(string name, Func<Task> operation, MeasureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        options = MeasureOptions.Validated(options);
        var subject = Subject.Of(name, operation, options);
        return Task.Factory.StartNew(
            () => Sampler.Measure(subject, options), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Collects the times of an operation that times itself, such as workers that stamp their own start and end.</summary>
    /// <param name="name">The operation's name, for charts and messages.</param>
    /// <param name="sample">Runs the operation and returns its time as a difference of <see cref="Stopwatch.GetTimestamp"/> readings.</param>
    /// <param name="operationsPerSample">How many operations one such time covers; 1 or more.</param>
    /// <param name="options">How long and how carefully; null for the defaults. There are no batches, so no sample time.</param>
    /// <remarks>
    /// Nothing is subtracted: <see cref="Measurement.Overhead"/> is zero. So is <see cref="Measurement.CallCost"/>; operations of a few
    /// nanoseconds belong into a loop of the caller's own that is timed here, with <paramref name="operationsPerSample"/>.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The code was compiled without optimisation and that was not allowed, or a time is negative.
    /// </exception>
    public static Measurement Record(string name, Func<long> sample, long operationsPerSample = 1, MeasureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sample);
        options = MeasureOptions.Validated(options);
        return Sampler.Measure(Subject.Of(name, sample, operationsPerSample, options), options);
    }

    /// <inheritdoc cref="Record(string, Func{long}, long, MeasureOptions?)"/>
    /// <param name="name">The operation's name, for charts and messages.</param>
    /// <param name="sample">Runs the operation and returns its time, which counts in steps of 100 ns.</param>
    /// <param name="operationsPerSample">How many operations one such time covers; 1 or more.</param>
    /// <param name="options">How long and how carefully; null for the defaults.</param>
    public static Measurement Record(string name, Func<TimeSpan> sample, long operationsPerSample = 1, MeasureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sample);
        options = MeasureOptions.Validated(options);
        return Sampler.Measure(Subject.Of(name, sample, operationsPerSample, options), options);
    }

    /// <summary>Times two operations in turns (A B A B) and compares them.</summary>
    /// <remarks>A batch of each makes a pair. Whatever disturbs the machine disturbs both alike, so the ratio holds better than the times.</remarks>
    /// <inheritdoc cref="Run"/>
    public static Comparison Compare(
        string firstName, Action first, string secondName, Action second, MeasureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        options = MeasureOptions.Validated(options);
        return Compare(Subject.Of(firstName, first, options), Subject.Of(secondName, second, options), options);
    }

    /// <summary>Compares two operations that time themselves, in turns (A B A B).</summary>
    /// <inheritdoc cref="Record(string, Func{long}, long, MeasureOptions?)"/>
    public static Comparison Compare(
        string firstName, Func<long> first, string secondName, Func<long> second, MeasureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        options = MeasureOptions.Validated(options);
        return Compare(
            Subject.Of(firstName, first, operations: 1, options), Subject.Of(secondName, second, operations: 1, options), options);
    }

    private static Comparison Compare(Subject first, Subject second, MeasureOptions options)
    {
        var progress = new ProgressReports(options, operations: 2);
        Sampler[] samplers = [new(first, options, progress), new(second, options, progress)];
        foreach (var sampler in samplers)
            sampler.Prepare();
        Sampler.TakeInTurns(options, progress, samplers);
        return new(samplers[0].ToMeasurement(), samplers[1].ToMeasurement());
    }
}
