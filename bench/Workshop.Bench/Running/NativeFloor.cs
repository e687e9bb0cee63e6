using System.ComponentModel;
using System.Diagnostics;

namespace Workshop.Bench.Running;

/// <summary>The programs in other languages, from <c>bench/native</c>, <c>bench/go</c> and <c>bench/tokio</c>, each built when it is first asked for.</summary>
internal sealed class NativeFloor
{
    /// <summary>Threads, processes and channels, in C.</summary>
    internal const string Threads = "floor";

    /// <summary>Coroutines, in C++20.</summary>
    internal const string Coroutines = "floor-coroutines";

    /// <summary>Goroutines.</summary>
    internal const string Goroutines = "floor-go";

    /// <summary>Tokio's tasks, in Rust.</summary>
    internal const string Tokio = "floor-tokio";

    private readonly Lazy<(string? Program, string? Reason)> _tokio = new(() => Build(Tokio, goal: "tokio", "cargo, the crate tokio and make are needed (Debian: cargo, librust-tokio-dev, make)"));
    private readonly Lazy<(string? Program, string? Reason)> _goroutines = new(() => Build(Goroutines, goal: "go", "Go and make are needed (Debian: golang-go, make)"));
    private readonly Lazy<(string? Program, string? Reason)> _threads = new(() => Build(Threads, goal: "all", "a C compiler and make are needed (Debian: gcc, make)"));
    private readonly Lazy<(string? Program, string? Reason)> _coroutines = new(() => Build(Coroutines, goal: "coroutines", "C and C++20 compilers and make are needed (Debian: gcc, g++, make)"));

    /// <summary>Where a program is.</summary>
    /// <exception cref="CannotMeasureException">It cannot be built here.</exception>
    internal string Find(string program)
    {
        var built = program switch
        {
            Coroutines => _coroutines.Value,
            Goroutines => _goroutines.Value,
            Tokio => _tokio.Value,
            _ => _threads.Value,
        };
        return built.Program ?? throw new CannotMeasureException(built.Reason!);
    }

    private static (string? Program, string? Reason) Build(string program, string goal, string needs)
    {
        if (!OperatingSystem.IsLinux())
            return (null, "the native floor is written for Linux");
        if (FindSource() is not { } root)
            return (null, $"there is no bench/native above '{AppContext.BaseDirectory}'; run the bench from a clone of the repository");

        var source = Path.Combine(root, "bench", "native");
        var output = Path.Combine(root, "artifacts", "native");
        try
        {
            using var make = Process.Start(new ProcessStartInfo("make", ["-s", "-C", source, $"OUT={output}", goal]) { RedirectStandardError = true })!;
            var errors = make.StandardError.ReadToEnd();
            make.WaitForExit();
            return make.ExitCode == 0
                ? (Path.Combine(output, program), null)
                : (null, $"'make -C bench/native' failed: {errors.Split('\n')[0]}; {needs}");
        }
        catch (Win32Exception missing)
        {
            return (null, $"'make' could not be started ({missing.Message}); {needs}");
        }
    }

    private static string? FindSource()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "bench", "native", "Makefile")))
                return folder.FullName;
        }

        return null;
    }
}
