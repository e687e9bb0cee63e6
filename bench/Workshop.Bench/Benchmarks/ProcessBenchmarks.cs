using System.Diagnostics;
using Workshop.Bench.Running;
using Workshop.Measurement;
using Workshop.Processes;

namespace Workshop.Bench.Benchmarks;

/// <summary>Starting a process and waiting for its end.</summary>
internal static class ProcessBenchmarks
{
    private const string Program = "/bin/true";

    private static readonly ChildOptions Silent = new() { StandardOutput = TextWriter.Null, StandardError = TextWriter.Null };

    internal static IReadOnlyList<Benchmark> All { get; } =
    [
        new("spawn", $"spawn and wait of {Program}, exit observed",
            new ManagedSide("ChildProgram.Run", RunningAProgram), new NativeSide("spawn"), Target.AtMost(1.15)),
        new("child", "a cell's method run in a fresh child, result back",
            new ManagedSide("ChildProcess", RunningACell), new ManagedSide("dotnet hello", StartingHello), Target.AtMost(1.4)),
    ];

    private static Measurement.Measurement RunningAProgram(SideSettings settings) => Measure.Run("spawn", () =>
    {
        var exit = ChildProgram.Run(Program, [], Silent);
        if (exit is not { Outcome: ChildOutcome.Exited, ExitCode: 0 })
            throw new InvalidOperationException($"'{Program}' failed: {exit}");
    }, settings.Options);

    private static Measurement.Measurement RunningACell(SideSettings settings)
    {
        var method = Cell.NewMethod();
        return Measure.Run("child", () =>
        {
            if (ChildProcess.RunAsync(method, Silent).GetAwaiter().GetResult().Result != Cell.Result)
                throw new InvalidOperationException("The child's result is not what its method returned.");
        }, settings.Options);
    }

    private static Measurement.Measurement StartingHello(SideSettings settings)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Hello.dll");
        return Measure.Run("dotnet hello", () =>
        {
            using var process = Process.Start(new ProcessStartInfo(DotnetHost.Path, [program]) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"'{program}' ended with exit code {process.ExitCode}.");
        }, settings.Options);
    }
}
