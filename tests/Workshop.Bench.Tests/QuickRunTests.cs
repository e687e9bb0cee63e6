using System.Diagnostics;
using System.Text.Json;
using Workshop.Bench.Benchmarks;
using Workshop.Bench.Running;
using Workshop.Processes;

namespace Workshop.Bench.Tests;

public class QuickRunTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_benchmark_of_two_managed_sides_gives_a_row()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("bench-").FullName, "result.json");

        var (exitCode, output, errors) = await RunAsync(TestContext.Current.CancellationToken, "handoff-1-semaphore", "--quick", "--json", file);

        Assert.True(exitCode == 0, output + errors);
        Assert.Contains("SemaphoreSlim", output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        var row = Assert.Single(json.RootElement.GetProperty("rows").EnumerateArray());
        Assert.Equal("handoff-1-semaphore", row.GetProperty("name").GetString());
        Assert.True(row.GetProperty("ratio").GetDouble() > 0);
        Assert.Equal(1, row.GetProperty("otherNanoseconds").GetArrayLength());
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_benchmark_beside_the_native_floor_gives_a_row_or_says_what_is_missing()
    {
        var (exitCode, output, errors) = await RunAsync(TestContext.Current.CancellationToken, "figure-clock", "--quick");

        if (FloorIsMissing() is { } reason)
        {
            Assert.Equal(1, exitCode);
            Assert.Contains(reason, output, StringComparison.Ordinal);
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Fail(reason);
        }

        Assert.True(exitCode == 0, output + errors);
        Assert.Contains("figure-clock  ns", output, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(NativeFloor.Threads)]
    [InlineData(NativeFloor.Coroutines)]
    [InlineData(NativeFloor.Goroutines)]
    [InlineData(NativeFloor.Tokio)]
    public async Task The_native_floor_knows_every_subject_that_a_benchmark_names(string program)
    {
        Assert.SkipWhen(FloorIsMissing(program) is not null, FloorIsMissing(program) ?? "");
        // Called without a subject it lists them, as its usage.
        using var floor = Process.Start(new ProcessStartInfo(new NativeFloor().Find(program)) { RedirectStandardError = true })!;
        var usage = await floor.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var known = usage.Split('\n').Select(line => line.Trim().Split(' ')[0]);

        var named = Catalogue.All.SelectMany(benchmark => (Side[])[benchmark.Library, benchmark.Other])
            .OfType<NativeSide>().Where(side => side.Program == program).Select(side => side.Subject).ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(known));
    }

    [Fact]
    public void No_two_benchmarks_have_the_same_name() =>
        Assert.Equal(Catalogue.All.Count, Catalogue.All.Select(benchmark => benchmark.Name).Distinct().Count());

    [Theory(Timeout = 60_000)]
    [InlineData("--colour")]
    [InlineData("no-such-benchmark")]
    public async Task A_wrong_call_ends_with_2_and_says_what_is_wrong(string argument)
    {
        var (exitCode, output, errors) = await RunAsync(TestContext.Current.CancellationToken, argument);

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Contains($"'{argument}'", errors, StringComparison.Ordinal);
    }

    private static string? FloorIsMissing(string program = NativeFloor.Threads)
    {
        try
        {
            _ = new NativeFloor().Find(program);
            return null;
        }
        catch (CannotMeasureException cannot)
        {
            return cannot.Message;
        }
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(CancellationToken token, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, [typeof(Catalogue).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var bench = Process.Start(start)!;
        var errors = bench.StandardError.ReadToEndAsync(token);
        var output = await bench.StandardOutput.ReadToEndAsync(token);
        await bench.WaitForExitAsync(token);
        return (bench.ExitCode, output, await errors);
    }
}
