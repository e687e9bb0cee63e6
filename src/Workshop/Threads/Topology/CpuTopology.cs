namespace Workshop.Threads;

/// <summary>The processors of this machine, and which part of them this process may use. Immutable.</summary>
/// <remarks>
/// <para>What the system does not tell is null, never guessed. Inside a virtual machine all of it is what the hypervisor shows; inside a
/// container it is the whole host, of which <see cref="AllowedCores"/> and <see cref="QuotaCores"/> are this process's part.</para>
/// <para>Linux tells by <c>/sys</c> and <c>/proc</c>, Windows by <c>GetLogicalProcessorInformationEx</c>, macOS by <c>sysctl</c>.</para>
/// </remarks>
/// <example><code>
/// var machine = CpuTopology.Read();
/// Console.WriteLine(machine);
/// var neighbours = machine.SharedCacheLevel(0, 1);
/// </code></example>
public sealed partial record CpuTopology
{
    internal CpuTopology(string? modelName, IReadOnlyList<LogicalCore> cores)
    {
        ModelName = modelName;
        Cores = cores;
        OnlineCores = Array.AsReadOnly(cores.Where(core => core.IsOnline).Select(core => core.Id).ToArray());
        OfflineCores = Array.AsReadOnly(cores.Where(core => !core.IsOnline).Select(core => core.Id).ToArray());
        AllowedCores = Array.AsReadOnly(cores.Where(core => core.IsAllowed).Select(core => core.Id).ToArray());
        PhysicalCoreCount = CountOf(core => core.PhysicalCore);
        PackageCount = CountOf(core => core.Package);
    }

    /// <summary>The processor's name as the system gives it. Linux on Arm gives none.</summary>
    public string? ModelName { get; }

    /// <summary>Every logical core that is there, offline ones too, in ascending order.</summary>
    public IReadOnlyList<LogicalCore> Cores { get; }

    /// <summary>The numbers of the logical cores that the system uses.</summary>
    public IReadOnlyList<int> OnlineCores { get; }

    /// <summary>The numbers of the logical cores that are there and switched off.</summary>
    public IReadOnlyList<int> OfflineCores { get; }

    /// <summary>The numbers of the logical cores that this process may use: its affinity, within the control group's set and online.</summary>
    public IReadOnlyList<int> AllowedCores { get; }

    /// <summary>How many cores' worth of time this process gets at most, above 0, such as 1.5; it shares that with its control group.</summary>
    /// <remarks>Null without a limit, and on Windows and macOS, which are not asked. A container does not see the limits of those around it.</remarks>
    public double? QuotaCores { get; init; }

    /// <summary>The number of physical cores that are online.</summary>
    public int? PhysicalCoreCount { get; init; }

    /// <summary>The number of packages, or sockets, with a core online.</summary>
    public int? PackageCount { get; init; }

    /// <summary>Every cache once, by level and type, then by the first core that uses it.</summary>
    public IReadOnlyList<CpuCache>? Caches { get; init; }

    /// <summary>The NUMA nodes, in ascending order; one where all memory is equally near.</summary>
    public IReadOnlyList<NumaNode>? NumaNodes { get; init; }

    /// <summary>Asks the system anew, since cores come and go, and limits and frequencies change. Takes some milliseconds.</summary>
    /// <remarks>May be called from any thread.</remarks>
    /// <exception cref="PlatformNotSupportedException">The system is none of Linux, Windows and macOS.</exception>
    public static CpuTopology Read()
    {
        if (OperatingSystem.IsLinux())
            return LinuxTopology.Read("/", CpuAffinity.ReadProcessCores());
        if (OperatingSystem.IsWindows())
            return WindowsTopology.Read();
        if (OperatingSystem.IsMacOS())
            return MacOSTopology.Read();
        throw new PlatformNotSupportedException(
            $"This library reads the processors of Linux, Windows and macOS, not of {Environment.OSVersion.Platform}.");
    }

    /// <summary>The level of the closest cache of data that both cores use; null when they share none, or the system does not tell.</summary>
    public int? SharedCacheLevel(int core, int otherCore) => Caches?
        .Where(cache => cache.Type != CacheType.Instruction && cache.SharedBy is { } users && users.Contains(core) && users.Contains(otherCore))
        .Min(cache => (int?)cache.Level);

    /// <summary>Whether both are parts of one physical core, in which they compete for its units; null where the system does not tell.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such core.</exception>
    public bool? AreSmtSiblings(int core, int otherCore) =>
        Core(core).PhysicalCore is { } one && Core(otherCore).PhysicalCore is { } other ? core != otherCore && one == other : null;

    /// <summary>The logical core of that number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such core.</exception>
    public LogicalCore Core(int id) => Cores.FirstOrDefault(core => core.Id == id)
        ?? throw new ArgumentOutOfRangeException(nameof(id), id, $"There is no such core. Choose one of {CoreList.Format([.. Cores.Select(core => core.Id)])}.");

    private int? CountOf(Func<LogicalCore, int?> part)
    {
        var parts = Cores.Where(core => core.IsOnline).Select(part).ToList();
        return parts.Count == 0 || parts.Contains(null) ? null : parts.Distinct().Count();
    }
}
