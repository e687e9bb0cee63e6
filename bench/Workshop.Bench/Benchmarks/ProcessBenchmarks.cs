using System.Diagnostics;
using Workshop.Bench.Running;
using Workshop.Measurement;
using Workshop.Processes;

namespace Workshop.Bench.Benchmarks;

/// <summary>Starting a process and waiting for its end.</summary>
internal static class ProcessBenchmarks
{
    private static readonly ChildOptions Silent = new() { StandardOutput = TextWriter.Null, StandardError = TextWriter.Null };

    internal static IReadOnlyList<Benchmark> All { get; } =
    [
        new("spawn", "spawn and wait of /bin/true, exit observed",
            new ManagedSide("Process.Start", Starting("/bin/true")), new NativeSide("spawn"), Target.AtMost(1.15)),
        new("child", "a method run in a fresh child, result back",
            new ManagedSide("ChildProcess", RunningAMethod), new ManagedSide("dotnet hello", Starting(DotnetHost.Path, Hello)), Target.AtMost(1.4)),
    ];

    private static string Hello => Path.Combine(AppContext.BaseDirectory, "Hello.dll");

    private static Func<SideSettings, Measurement.Measurement> Starting(string program, params string[] arguments) =>
        settings => Measure.Run(program, () =>
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = arguments.Length > 0 })!;
            if (arguments.Length > 0)
                process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"'{program}' ended with exit code {process.ExitCode}.");
        }, settings.Options);

    private static Measurement.Measurement RunningAMethod(SideSettings settings) => Measure.Run("child", () =>
    {
        if (ChildProcess.RunAsync(FortyTwo, Silent).GetAwaiter().GetResult().Result != 42)
            throw new InvalidOperationException("The child's result is not what its method returned.");
    }, settings.Options);

    private static int FortyTwo() => 42;
}
