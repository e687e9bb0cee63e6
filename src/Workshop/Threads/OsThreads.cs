using System.Diagnostics;
using System.Globalization;

namespace Workshop.Threads;

/// <summary>A thread as the operating system sees it, at the moment of the listing.</summary>
/// <param name="Id">The system's id of the thread, not the managed one.</param>
/// <param name="Name">The name given to it, on Linux cut to 15 bytes; null where the system keeps none.</param>
/// <param name="State">Whether it ran, was ready or waited.</param>
/// <param name="LastCore">The core it last ran on; null where the system does not tell.</param>
public sealed record OsThread(int Id, string? Name, System.Diagnostics.ThreadState State, int? LastCore);

/// <summary>The operating system's threads of this process: the reader's, and those that the runtime brought along.</summary>
public static class OsThreads
{
    private const string LinuxThreads = "/proc/self/task";

    /// <summary>Lists them by id. A thread that ends meanwhile may be missing.</summary>
    public static IReadOnlyList<OsThread> List() =>
        Directory.Exists(LinuxThreads)
            ? [.. Directory.GetDirectories(LinuxThreads).Select(ReadLinux).OfType<OsThread>().OrderBy(thread => thread.Id)]
            : ListPortably();

    private static OsThread[] ListPortably()
    {
        using var process = Process.GetCurrentProcess();
        return [.. process.Threads.Cast<ProcessThread>()
            .Select(thread => new OsThread(thread.Id, Name: null, thread.ThreadState, LastCore: null))
            .OrderBy(thread => thread.Id)];
    }

    private static OsThread? ReadLinux(string directory)
    {
        try
        {
            var name = File.ReadAllText(Path.Combine(directory, "comm")).TrimEnd('\n');
            var line = File.ReadAllText(Path.Combine(directory, "stat"));
            // proc(5): "id (name) state …". The name may hold spaces and brackets, so count from its end: state is
            // field 3, the last core field 39.
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return new OsThread(
                int.Parse(Path.GetFileName(directory), CultureInfo.InvariantCulture),
                name,
                ParseState(fields[0]),
                int.Parse(fields[39 - 3], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null; // It ended between the listing and the reading.
        }
    }

    // The same grouping as System.Diagnostics.Process makes on Linux.
    private static System.Diagnostics.ThreadState ParseState(string letter) => letter switch
    {
        "R" => System.Diagnostics.ThreadState.Running,
        "S" or "D" or "T" or "t" or "I" => System.Diagnostics.ThreadState.Wait,
        "Z" or "X" or "x" => System.Diagnostics.ThreadState.Terminated,
        "W" => System.Diagnostics.ThreadState.Transition,
        _ => System.Diagnostics.ThreadState.Unknown,
    };
}
