using Workshop.Threads;

namespace Workshop.Experiments;

/// <summary>What an experiment cannot show on this machine, in words for the reader; null where it can.</summary>
internal static class Limitations
{
    internal static string? Pinning => CpuAffinity.IsSupported
        ? null
        : $"Nothing was bound to a core here. {CpuAffinity.UnsupportedReason}";

    internal static string? SeveralCores => CpuAffinity.AllowedCores.Count > 1
        ? null
        : "This process may use one core only, so nothing runs at the same time here. Try a machine, or a container, with two.";
}
