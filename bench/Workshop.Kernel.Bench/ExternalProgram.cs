using System.Diagnostics;

namespace Workshop.Kernel.Bench;

/// <summary>Programs that this one needs.</summary>
internal static class ExternalProgram
{
    /// <summary>Runs one to its end.</summary>
    /// <exception cref="BenchException">It failed.</exception>
    internal static void Run(ProcessStartInfo start)
    {
        var (exitCode, said) = Call(start);
        if (exitCode != 0)
            throw new BenchException($"'{start.FileName} {string.Join(' ', start.ArgumentList)}' ended with {exitCode}: {said}");
    }

    /// <summary>The first Python that has ipykernel: the one named, or one in PATH. Null if there is none.</summary>
    internal static string? PythonWithIpykernel(string? named) => (named is null ? InPath("python3", "python.exe") : [named])
        .FirstOrDefault(python => Call(new ProcessStartInfo(python, ["-c", "import ipykernel"]) { RedirectStandardOutput = true, RedirectStandardError = true }).ExitCode == 0);

    /// <summary>Every file of these names in PATH.</summary>
    internal static IEnumerable<string> InPath(params string[] names) =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from name in names
        let path = Path.Combine(folder, name)
        where File.Exists(path)
        select path;

    private static (int ExitCode, string Said) Call(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, (output.Result + error).Trim());
    }
}
