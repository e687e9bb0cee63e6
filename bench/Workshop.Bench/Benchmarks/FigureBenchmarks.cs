using System.Diagnostics;
using System.Runtime.Versioning;
using Workshop.Bench.Running;
using Workshop.Interop.Unix;
using Workshop.Measurement;

namespace Workshop.Bench.Benchmarks;

/// <summary>Whether the library's measuring reads the same as C's own does, for operations that are the same in both.</summary>
internal static class FigureBenchmarks
{
    private static long s_sink;

    internal static IReadOnlyList<Benchmark> All { get; } =
    [
        new("figure-clock", "the library's figure for reading the clock",
            new ManagedSide("Measure", settings => Measure.Run("clock", static () => s_sink = Stopwatch.GetTimestamp(), settings.Options)),
            new NativeSide("clock"), Target.Within(0.1)),
        new("figure-system-call", "the library's figure for the cheapest system call",
            new ManagedSide("Measure", AskForParent), new NativeSide("system-call"), Target.Within(0.1)),
    ];

    private static Measurement.Measurement AskForParent(SideSettings settings)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("The native side is written for Linux.");
        return Measure.Run("system call", Ask, settings.Options);
    }

    [SupportedOSPlatform("linux")]
    private static void Ask() => s_sink = Posix.GetPPid();
}
