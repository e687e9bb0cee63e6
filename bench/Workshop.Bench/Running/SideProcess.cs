using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Workshop.Bench.Benchmarks;
using Workshop.Processes;

namespace Workshop.Bench.Running;

/// <summary>Starts the fresh process in which one side of a benchmark is measured once.</summary>
/// <param name="floor">The native programs.</param>
internal sealed class SideProcess(NativeFloor floor)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <exception cref="CannotMeasureException">The process failed or took too long.</exception>
    internal async Task<SideReport> RunAsync(Benchmark benchmark, Side side, SideSettings settings, CancellationToken cancellationToken)
    {
        var start = side is NativeSide native ? Native(native, settings) : Managed(benchmark, side, settings);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Start(start);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Limit);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limited.Token);
            var output = await process.StandardOutput.ReadToEndAsync(limited.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(limited.Token).ConfigureAwait(false);
            return process.ExitCode == 0
                ? SideReport.Parse(output)
                : throw new CannotMeasureException($"{side.Label}: {FirstLine(await errors.ConfigureAwait(false)) ?? $"exit code {process.ExitCode}"}");
        }
        catch (JsonException wrong)
        {
            throw new CannotMeasureException($"{side.Label}: the process printed no report. {wrong.Message}", wrong);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CannotMeasureException($"{side.Label}: no result within {Limit.TotalSeconds:0} s", late);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception refused)
        {
            throw new CannotMeasureException($"'{start.FileName}' could not be started: {refused.Message}", refused);
        }
    }

    private ProcessStartInfo Native(NativeSide side, SideSettings settings) => new(floor.Find(side.Program),
    [
        side.Subject,
        "--core", Number(settings.Core ?? -1),
        "--other-core", Number(settings.OtherCore ?? -1),
        "--seconds", Number(settings.SampleTime.TotalSeconds),
    ]);

    private static ProcessStartInfo Managed(Benchmark benchmark, Side side, SideSettings settings) => new(
        DotnetHost.Path,
        [typeof(SideProcess).Assembly.Location, .. SideArguments.Write(benchmark.Name, side == benchmark.Library, settings)]);

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? FirstLine(string text) => text.Split('\n').FirstOrDefault(line => !string.IsNullOrWhiteSpace(line))?.Trim();
}
