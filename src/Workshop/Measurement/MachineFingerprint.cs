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

    private const string LinuxCpus = "/proc/cpuinfo";

    /// <summary>The machine that this process runs on. Read once.</summary>
    public static MachineFingerprint OfThisMachine { get; } = new(
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture,
        CpuAffinity.AllowedCores.Count,
        ReadCpuModel(),
        RuntimeInformation.FrameworkDescription,
        ReadIsContainer())
    {
        PhysicalCores = ReadPhysicalCores(),
        IsVirtualMachine = ReadIsVirtualMachine(),
    };

    /// <summary>
    /// How many physical cores carry those that this process may use; with simultaneous multithreading (SMT) they are fewer. A virtual
    /// machine may be told that there is no SMT where there is. Null where the system does not tell.
    /// </summary>
    public int? PhysicalCores { get; init; }

    /// <summary>Whether this is a virtual machine; null where the system does not tell (all but Linux on x64).</summary>
    public bool? IsVirtualMachine { get; init; }

    /// <summary>Whether two of the cores share a physical one; null where the system does not tell.</summary>
    public bool? HasSmt => PhysicalCores is { } physical ? physical < AllowedCores : null;

    /// <summary>One line for a chart's caption.</summary>
    public override string ToString() =>
        $"{CpuModel ?? "unknown processor"} ({Architecture}), {AllowedCores} cores allowed, {OperatingSystem}, {Runtime}" +
        (IsVirtualMachine == true ? ", in a virtual machine" : "") +
        (IsContainer ? ", in a container" : "");

    /// <summary>In what this machine differs from another one as far as times go: <c>no virtual machine; SMT</c>. Empty when in nothing.</summary>
    public string DifferencesFrom(MachineFingerprint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var differences = new List<string>();
        if (CpuModel != other.CpuModel || Architecture != other.Architecture)
            differences.Add($"{CpuModel ?? "unknown processor"} ({Architecture})");
        if (AllowedCores != other.AllowedCores)
            differences.Add(AllowedCores == 1 ? "1 core" : $"{AllowedCores} cores");
        Compare("SMT", HasSmt, other.HasSmt);
        Compare("virtual machine", IsVirtualMachine, other.IsVirtualMachine);
        Compare("container", IsContainer, other.IsContainer);
        if (OperatingSystem != other.OperatingSystem)
            differences.Add(OperatingSystem);
        if (Runtime != other.Runtime)
            differences.Add(Runtime);
        return string.Join("; ", differences);

        void Compare(string what, bool? here, bool? there)
        {
            if (here != there)
                differences.Add(here switch { true => what, false => $"no {what}", null => $"{what}: unknown" });
        }
    }

    private static string? ReadCpuModel()
    {
        if (System.OperatingSystem.IsWindows())
            return (Registry.GetValue(WindowsCpuKey, "ProcessorNameString", null) as string)?.Trim();
        if (!File.Exists(LinuxCpus))
            return null;
        // Arm's kernels often leave the name out.
        return File.ReadLines(LinuxCpus)
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?
            .Split(':', count: 2)[1].Trim();
    }

    private static int? ReadPhysicalCores()
    {
        if (!(System.OperatingSystem.IsLinux() || System.OperatingSystem.IsWindows() || System.OperatingSystem.IsMacOS()))
            return null;
        return PhysicalCoresOf(CpuTopology.Read());
    }

    /// <summary>How many physical cores carry those that this process may use; null where the system does not tell it of each.</summary>
    internal static int? PhysicalCoresOf(CpuTopology topology)
    {
        var physical = topology.Cores.Where(core => core.IsAllowed).Select(core => core.PhysicalCore).ToArray();
        return physical.Length == 0 || physical.Contains(null) ? null : physical.Distinct().Count();
    }

    private static bool? ReadIsVirtualMachine()
    {
        // On x64 a hypervisor shows itself to its guests as a property of the processor. Other architectures have no such sign.
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64 || !File.Exists(LinuxCpus))
            return null;
        return File.ReadLines(LinuxCpus)
            .FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal))?
            .Split(' ').Contains("hypervisor");
    }

    private static bool ReadIsContainer() =>
        Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") is "true" or "1"
        || File.Exists("/.dockerenv")
        || File.Exists("/run/.containerenv");
}
