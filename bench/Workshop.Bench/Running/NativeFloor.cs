using System.ComponentModel;
using System.Diagnostics;

namespace Workshop.Bench.Running;

/// <summary>The C programs of <c>bench/native</c>, built when they are first asked for.</summary>
internal sealed class NativeFloor
{
    private readonly Lazy<(string? Program, string? Reason)> _built = new(Build);

    /// <summary>Where the program is.</summary>
    /// <exception cref="CannotMeasureException">It cannot be built here.</exception>
    internal string Program => _built.Value.Program ?? throw new CannotMeasureException(_built.Value.Reason!);

    private static (string? Program, string? Reason) Build()
    {
        if (!OperatingSystem.IsLinux())
            return (null, "the native floor is written for Linux");
        if (FindSource() is not { } root)
            return (null, $"there is no bench/native above '{AppContext.BaseDirectory}'; run the bench from a clone of the repository");

        var source = Path.Combine(root, "bench", "native");
        var output = Path.Combine(root, "artifacts", "native");
        try
        {
            using var make = Process.Start(new ProcessStartInfo("make", ["-s", "-C", source, $"OUT={output}"]) { RedirectStandardError = true })!;
            var errors = make.StandardError.ReadToEnd();
            make.WaitForExit();
            return make.ExitCode == 0
                ? (Path.Combine(output, "floor"), null)
                : (null, $"'make -C bench/native' failed: {errors.Split('\n')[0]}; a C compiler and make are needed (Debian: gcc, make)");
        }
        catch (Win32Exception missing)
        {
            return (null, $"'make' could not be started ({missing.Message}); a C compiler and make are needed (Debian: gcc, make)");
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
