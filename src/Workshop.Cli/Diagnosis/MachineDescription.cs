using System.Runtime.InteropServices;

namespace Workshop.Cli.Diagnosis;

/// <summary>The machine in one line, for the footers of pages.</summary>
internal static class MachineDescription
{
    private const string ProcessorTable = "/proc/cpuinfo";

    /// <summary>For example <c>2 cores, AMD EPYC, Debian GNU/Linux 12, X64, .NET 10.0.1</c>.</summary>
    internal static string Current()
    {
        var cores = Environment.ProcessorCount == 1 ? "1 core" : $"{Environment.ProcessorCount} cores";
        string?[] parts =
            [cores, ProcessorModel(), RuntimeInformation.OSDescription, $"{RuntimeInformation.OSArchitecture}", RuntimeInformation.FrameworkDescription];
        return string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
    }

    private static string? ProcessorModel()
    {
        if (OperatingSystem.IsWindows())
            return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return File.Exists(ProcessorTable)
            ? File.ReadLines(ProcessorTable)
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : null;
    }
}
