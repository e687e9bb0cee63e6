using Workshop.Measurement;

namespace Workshop.Threads;

/// <summary>A cache of the processor. Immutable.</summary>
/// <param name="Level">1 is the closest to the core.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Size">How much it holds; null where the system does not tell.</param>
/// <param name="LineSize">What is fetched and shared as a whole; null where the system does not tell.</param>
/// <param name="SharedBy">The logical cores that use this very cache, in ascending order; null where the system does not tell.</param>
public sealed record CpuCache(int Level, CacheType Type, Bytes? Size, Bytes? LineSize, IReadOnlyList<int>? SharedBy)
{
    /// <summary>For example <c>L1 data</c>.</summary>
    public string Name => Type == CacheType.Unified ? $"L{Level}" : $"L{Level} {(Type == CacheType.Data ? "data" : "instructions")}";

    /// <summary>One line: <c>L3: 32.0 MiB, lines of 64.0 B, shared by 0-1</c>.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            Size?.ToString(),
            LineSize is { } line ? $"lines of {line}" : null,
            SharedBy is { } cores ? $"{(cores.Count == 1 ? "of core" : "shared by")} {CoreList.Format(cores)}" : null,
        ];
        return $"{Name}: {string.Join(", ", parts.OfType<string>().DefaultIfEmpty("no more is told"))}";
    }
}
