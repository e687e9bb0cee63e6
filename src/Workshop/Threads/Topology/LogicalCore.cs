using System.Globalization;

namespace Workshop.Threads;

/// <summary>A logical processor: what the system can run one thread on at a time. Immutable.</summary>
/// <remarks>What the system does not tell is null.</remarks>
/// <param name="Id">The number by which the system and <see cref="CpuAffinity"/> know it.</param>
/// <param name="IsOnline">Whether the system uses it. Of an offline core, little else is known.</param>
/// <param name="IsAllowed">Whether this process may use it.</param>
public sealed record LogicalCore(int Id, bool IsOnline, bool IsAllowed)
{
    /// <summary>The physical core that it is a part of, counted from 0 over the whole machine.</summary>
    public int? PhysicalCore { get; init; }

    /// <summary>The logical cores that share its physical core with it, in ascending order, without itself. Empty where there are none.</summary>
    public IReadOnlyList<int>? SmtSiblings { get; init; }

    /// <summary>The package, or socket, by the system's number; on Windows and macOS counted from 0.</summary>
    public int? Package { get; init; }

    /// <summary>The NUMA node, by the system's number.</summary>
    public int? NumaNode { get; init; }

    /// <summary>Fast or thrifty, on a processor with both; null on others.</summary>
    public CoreKind? Kind { get; init; }

    /// <summary>The work that it does at its highest frequency, relative to the machine's strongest core: above 0, up to 1.</summary>
    public double? RelativeCapacity { get; init; }

    /// <summary>The frequency that it can hold for good, in MHz.</summary>
    public double? NominalMegahertz { get; init; }

    /// <summary>The highest frequency, in MHz, which it reaches for moments or alone.</summary>
    public double? MaximumMegahertz { get; init; }

    /// <summary>The frequency when it was read, in MHz. In a virtual machine this is often a constant.</summary>
    public double? CurrentMegahertz { get; init; }

    /// <summary>The policy by which Linux chooses the frequency, such as <c>powersave</c>.</summary>
    public string? Governor { get; init; }

    /// <summary>One line of what is known: <c>core 0: allowed, physical core 0, package 0, NUMA node 0, 2600 MHz</c>.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            !IsOnline ? "offline" : IsAllowed ? "allowed" : "not allowed",
            PhysicalCore is { } physical ? $"physical core {physical}" : null,
            SmtSiblings is { Count: > 0 } siblings ? $"shared with {CoreList.Format(siblings)}" : null,
            Package is { } package ? $"package {package}" : null,
            NumaNode is { } node ? $"NUMA node {node}" : null,
            Kind?.ToString(),
            CurrentMegahertz is { } frequency ? string.Create(CultureInfo.InvariantCulture, $"{frequency:0} MHz") : null,
        ];
        return $"core {Id}: {string.Join(", ", parts.OfType<string>())}";
    }
}
