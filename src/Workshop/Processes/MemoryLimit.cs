using System.Globalization;

namespace Workshop.Processes;

/// <summary>How a limit of a child's memory is told to .NET, and how one sees that it was reached.</summary>
internal static class MemoryLimit
{
    /// <summary>The environment variable by which .NET's garbage collector limits its heap, set to a limit.</summary>
    internal static string Variable(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{Name}={bytes:X}");

    internal const string Name = "DOTNET_GCHeapHardLimit";

    /// <summary>Whether the method ended because there was no more memory.</summary>
    internal static bool WasReached(ChildFailure? failure) =>
        failure is not null && (failure.Type == typeof(OutOfMemoryException).FullName || WasReached(failure.Inner));

    /// <summary>Whether a crashed .NET process said so: the runtime's last words are the exception's name, or these when it has no memory even for that.</summary>
    internal static bool WasReached(string standardError) =>
        standardError.Contains(nameof(OutOfMemoryException), StringComparison.Ordinal)
        || standardError.Contains("Out of memory", StringComparison.Ordinal);
}
