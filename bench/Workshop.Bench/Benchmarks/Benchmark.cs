using Workshop.Bench.Running;

namespace Workshop.Bench.Benchmarks;

/// <summary>An operation of the library beside somebody else's of the same kind.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="What">The operation in a line.</param>
/// <param name="Library">Our side.</param>
/// <param name="Other">Theirs.</param>
/// <param name="Target">What the ratio, library ÷ other, should be.</param>
/// <param name="Cores">Where both sides run.</param>
/// <param name="BytesPerOperation">0 to compare times; else the two sides are compared by bytes per second.</param>
internal sealed record Benchmark(
    string Name, string What, Side Library, Side Other, Target Target, CoreUse Cores = CoreUse.Any, int BytesPerOperation = 0)
{
    /// <summary>Whether the figures are bytes: both sides report them in the place of nanoseconds.</summary>
    internal bool IsMemory { get; init; }
}

/// <summary>Where the two threads or processes of a benchmark run.</summary>
internal enum CoreUse
{
    /// <summary>Wherever the system puts them.</summary>
    Any,

    /// <summary>Both on one core.</summary>
    One,

    /// <summary>Each on a core of its own.</summary>
    Two,
}
