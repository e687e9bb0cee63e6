using System.Runtime.InteropServices;
using Microsoft.Win32;
using Workshop.Threads;

namespace Workshop.Measurement;

/// <summary>What a time depends on besides the code. Holds no name of a host or a person.</summary>
/// <param name="OperatingSystem">Name and version.</param>
/// <param name="Architecture">The processor architecture that this process runs as.</param>
/// <param name="AllowedCores">How many cores this process may use.</param>
/// <param name="CpuModel">The processor's name as the system gives it; null where it is not known.</param>
/// <param name="Runtime">The .NET runtime and its version.</param>
/// <param name="IsContainer">Whether signs of a container were found. A virtual machine shows none.</param>
public sealed record MachineFingerprint(
    string OperatingSystem, Architecture Architecture, int AllowedCores, string? CpuModel, string Runtime, bool IsContainer)
{
    private const string WindowsCpuKey = @"HKEY_LOCAL_MACHINE\HARDWARE\DESCRIPTION\System\CentralProcessor\0";

    /// <summary>The machine that this process runs on. Read once.</summary>
    public static MachineFingerprint OfThisMachine { get; } = new(
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture,
        CpuAffinity.AllowedCores.Count,
        ReadCpuModel(),
        RuntimeInformation.FrameworkDescription,
        ReadIsContainer());

    /// <summary>One line for a chart's caption.</summary>
    public override string ToString() =>
        $"{CpuModel ?? "unknown processor"} ({Architecture}), {AllowedCores} cores allowed, {OperatingSystem}, {Runtime}" +
        (IsContainer ? ", in a container" : "");

    private static string? ReadCpuModel()
    {
        const string linuxCpus = "/proc/cpuinfo";
        if (System.OperatingSystem.IsWindows())
            return (Registry.GetValue(WindowsCpuKey, "ProcessorNameString", null) as string)?.Trim();
        if (!File.Exists(linuxCpus))
            return null;
        // Arm's kernels often leave the name out.
        return File.ReadLines(linuxCpus)
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?
            .Split(':', count: 2)[1].Trim();
    }

    private static bool ReadIsContainer() =>
        Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") is "true" or "1"
        || File.Exists("/.dockerenv")
        || File.Exists("/run/.containerenv");
}
