namespace Workshop.Cli.Diagnosis;

/// <summary>Recognises that this process runs in a container, and how much processor it may use there.</summary>
internal static class Container
{
    /// <summary>Whether there are signs of a container.</summary>
    internal static bool IsLikely() =>
        File.Exists("/.dockerenv") || File.Exists("/run/.containerenv")
        || Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") is "true" or "1"
        || Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is not null;

    /// <summary>How many cores' worth of time the control group grants (Linux, version 2 of control groups); null without a limit.</summary>
    internal static double? ProcessorQuota()
    {
        const string File2 = "/sys/fs/cgroup/cpu.max";
        if (!File.Exists(File2))
            return null;
        // "max 100000" or "150000 100000": microseconds granted in each period.
        var parts = File.ReadAllText(File2).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts is [var granted, var period] && long.TryParse(granted, out var time) && long.TryParse(period, out var length) && length > 0
            ? (double)time / length
            : null;
    }
}
