using System.Diagnostics;

namespace Workshop.Cli.Tests;

/// <summary>The script <c>course</c> with a stand-in for dotnet, which notes how it is called.</summary>
public sealed class WrapperTests : IDisposable
{
    // Stale until a build has made the file "built". "$1" is exec or build.
    private const string Dotnet = """
        #!/bin/sh
        case $1 in
            build)
                echo build >>"$FAKE/calls"
                # A build that waits for both callers to have asked shows whether they exclude each other.
                while [ "$(grep -c ask "$FAKE/calls")" -lt "$ASKS_BEFORE_BUILD" ]; do sleep 0.02; done
                [ -e "$FAKE/broken" ] && { echo "error CS0001: broken"; exit 1; }
                mkdir -p "$ROOT/artifacts/bin/Workshop.Cli/release"
                : >"$ROOT/artifacts/bin/Workshop.Cli/release/course.dll"
                : >"$FAKE/built"
                ;;
            exec)
                if [ "${COURSE_WRAPPER:-}" = 1 ]; then
                    echo ask >>"$FAKE/calls"
                    [ -e "$FAKE/built" ] || exit 75
                else
                    shift 2
                    echo "run: $*" >>"$FAKE/calls"
                    exit 42
                fi
                ;;
        esac
        """;

    private static readonly string[] Programs = ["sh", "readlink", "dirname", "mkdir", "mv", "rm", "cat", "grep", "sleep", "flock"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _root;

    public WrapperTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "course is a shell script; Windows has course.cmd.");
        _root = Directory.CreateDirectory(_folder.File("a course with spaces")).FullName;
        Directory.CreateDirectory(_folder.File("bin"));
        foreach (var program in Programs)
        {
            foreach (var found in new[] { "/bin/", "/usr/bin/" }.Select(folder => folder + program).Where(File.Exists).Take(1))
                File.CreateSymbolicLink(_folder.File($"bin/{program}"), found);
        }
        File.Copy(Path.Combine(CourseFolder.Find().Root, "course"), Path.Combine(_root, "course"));
        WriteProgram("bin/dotnet", Dotnet);
        // A tool that was built once, so that it can be asked.
        Directory.CreateDirectory(Path.Combine(_root, "artifacts/bin/Workshop.Cli/release"));
        File.WriteAllText(Path.Combine(_root, "artifacts/bin/Workshop.Cli/release/course.dll"), "");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_current_tool_is_run_with_the_arguments_and_its_exit_code()
    {
        await File.WriteAllTextAsync(_folder.File("built"), "", TestContext.Current.CancellationToken);
        var call = await CallAsync(Path.Combine(_root, "course"), "run", "a b", "*");
        Assert.Equal((42, "", ""), (call.ExitCode, call.Out, call.Error));
        Assert.Equal(["ask", "run: run a b *"], Calls());
    }

    [Fact]
    public async Task A_stale_tool_is_built_and_stamped_first()
    {
        var call = await CallAsync(Path.Combine(_root, "course"), "doctor");
        Assert.Equal((42, "building the course tool…\n"), (call.ExitCode, call.Error));
        Assert.Equal(["ask", "ask", "build", "run: doctor"], Calls());
        Assert.True(File.Exists(Path.Combine(_root, "artifacts/course.stamp")));
        Assert.False(File.Exists(Path.Combine(_root, "artifacts/course.stamp.new")));
    }

    [Fact]
    public async Task It_is_found_through_links_from_any_folder()
    {
        await File.WriteAllTextAsync(_folder.File("built"), "", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(_folder.File("elsewhere"));
        File.CreateSymbolicLink(_folder.File("elsewhere/inner"), "../a course with spaces/course");
        File.CreateSymbolicLink(_folder.File("outer"), "elsewhere/inner");
        Assert.Equal(42, (await CallAsync("outer", "check")).ExitCode);
        Assert.Equal(["ask", "run: check"], Calls());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_calls_at_once_build_once(bool withFlock)
    {
        if (!withFlock)
            File.Delete(_folder.File("bin/flock"));
        // One ask of each before it wants the lock, and one of the first under the lock.
        var calls = await Task.WhenAll(CallAsync(3, Path.Combine(_root, "course"), "check"), CallAsync(3, Path.Combine(_root, "course"), "check"));
        Assert.All(calls, call => Assert.Equal(42, call.ExitCode));
        Assert.Single(Calls(), line => line == "build");
        Assert.Equal(2, Calls().Count(line => line == "run: check"));
        Assert.False(Directory.Exists(Path.Combine(_root, "artifacts/course.lock.d")));
    }

    [Fact]
    public async Task A_failing_build_shows_its_errors_and_leaves_no_stamp()
    {
        await File.WriteAllTextAsync(_folder.File("broken"), "", TestContext.Current.CancellationToken);
        var call = await CallAsync(Path.Combine(_root, "course"), "check");
        Assert.Equal(3, call.ExitCode);
        Assert.Contains("error CS0001: broken", call.Error, StringComparison.Ordinal);
        Assert.Contains("could not be built", call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("run: check", Calls());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_root, "artifacts"), "*.stamp*"));
    }

    [Fact]
    public async Task Without_dotnet_the_remedy_is_told()
    {
        File.Delete(_folder.File("bin/dotnet"));
        var call = await CallAsync(Path.Combine(_root, "course"), "check");
        Assert.Equal(3, call.ExitCode);
        Assert.Contains("Install the .NET 10 SDK", Assert.Single(call.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private Task<CourseCall> CallAsync(string script, params string[] arguments) => CallAsync(0, script, arguments);

    private async Task<CourseCall> CallAsync(int asksBeforeBuild, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(_folder.File("bin/sh")) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        start.Environment["PATH"] = _folder.File("bin");
        start.Environment["FAKE"] = _folder.Path;
        start.Environment["ROOT"] = _root;
        start.Environment["ASKS_BEFORE_BUILD"] = $"{asksBeforeBuild}";
        using var process = Process.Start(start)!;
        try
        {
            return await Patience.WithAsync(async token =>
            {
                var written = process.StandardOutput.ReadToEndAsync(token);
                var error = process.StandardError.ReadToEndAsync(token);
                await process.WaitForExitAsync(token);
                return new CourseCall(process.ExitCode, await written, await error);
            });
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private string[] Calls() => File.Exists(_folder.File("calls")) ? File.ReadAllLines(_folder.File("calls")) : [];

    private void WriteProgram(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder.File(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
