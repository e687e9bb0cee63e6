using Workshop.Measurement;

namespace Workshop.Bench.Running;

/// <summary>One side of a benchmark. Every run of it is a fresh process.</summary>
/// <param name="Label">Whose it is, for the table.</param>
internal abstract record Side(string Label);

/// <summary>A subject of a program in another language.</summary>
/// <param name="Subject">That program's name for it.</param>
/// <param name="Program">Which program has it.</param>
internal sealed record NativeSide(string Subject, string Program = NativeFloor.Threads)
    : Side(Program switch { NativeFloor.Coroutines => "C++20", NativeFloor.Goroutines => "Go", NativeFloor.Tokio => "tokio", _ => "C" });

/// <summary>C# code, run by this program in another process of itself.</summary>
/// <param name="Label">Whose it is, for the table.</param>
/// <param name="Measure">Measures it there.</param>
internal sealed record ManagedSide(string Label, Func<SideSettings, Measurement.Measurement> Measure) : Side(Label);

/// <summary>How a side is to run.</summary>
/// <param name="Core">Where the measuring thread runs; null: anywhere.</param>
/// <param name="OtherCore">Where its partner runs; null: anywhere.</param>
/// <param name="Quick">Whether only to see that it runs.</param>
internal sealed record SideSettings(int? Core, int? OtherCore, bool Quick)
{
    /// <summary>How long a process takes samples.</summary>
    internal TimeSpan SampleTime => TimeSpan.FromMilliseconds(Quick ? 20 : 200);

    /// <summary>The same for the library's own measuring.</summary>
    internal MeasureOptions Options => new()
    {
        MinimumSamples = 5,
        MaximumSamples = 400,
        TimeBudget = SampleTime,
        SampleTime = TimeSpan.FromMilliseconds(0.2),
        // The JIT recompiles what is busy one method after the other. What is measured may stand at the end of that queue.
        WarmUpLimit = Quick ? TimeSpan.Zero : TimeSpan.FromSeconds(4),
    };
}
