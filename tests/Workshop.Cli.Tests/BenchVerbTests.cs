using Workshop.Cli.Benches;

namespace Workshop.Cli.Tests;

public sealed class BenchVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_list_names_the_benchmarks_that_begin_so()
    {
        var call = await CourseTool.RunAsync(_folder.Path, "bench", "handoff-1", "--list");

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.All(call.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("handoff-1", line, StringComparison.Ordinal));
        Assert.NotEmpty(call.Out);
    }

    [Fact]
    public async Task A_name_that_no_benchmark_has_is_a_wrong_call()
    {
        var call = await CourseTool.RunAsync(_folder.Path, "bench", "no-such-benchmark");

        Assert.Equal(2, call.ExitCode);
        Assert.Contains("'no-such-benchmark'", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_a_clone_there_is_no_bench()
    {
        var refusal = await Assert.ThrowsAsync<CourseException>(
            () => BenchProgram.Library.RunAsync(new CourseFolder(_folder.Path), [], TestContext.Current.CancellationToken));

        Assert.Equal(3, refusal.ExitCode);
        Assert.Contains("clone", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_kernels_bench_stands_alone()
    {
        var call = await CourseTool.RunAsync(_folder.Path, "bench", "kernel", "spawn");

        Assert.Equal(2, call.ExitCode);
        Assert.Contains("a bench of its own", call.Error, StringComparison.Ordinal);
    }
}
