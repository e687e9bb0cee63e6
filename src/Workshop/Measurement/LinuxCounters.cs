using System.Diagnostics;
using System.Globalization;
using Workshop.Threads;

namespace Workshop.Measurement;

/// <summary>The counters of Linux, from its files. What is missing or has another form, as in some sandboxes, counts as not told.</summary>
/// <param name="root">The folder that holds <c>proc</c> and <c>sys</c>.</param>
/// <param name="cores">The cores this process may use.</param>
/// <param name="processTime">Tells this process's own processor time, which the files only tell in steps of 10 ms.</param>
internal sealed class LinuxCounters(string root, IReadOnlyList<int> cores, Func<TimeSpan> processTime) : ICounterSource
{
    // proc(5) counts in USER_HZ, which is 100 on every architecture that .NET runs on.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    // Asked for on Linux only; the other systems that do not have it are no desktops or servers.
    private static TimeSpan ProcessTime => OperatingSystem.IsLinux() ? Environment.CpuUsage.TotalTime : TimeSpan.Zero;

    private readonly string _controlGroup = ControlGroupOf(root);

    /// <summary>The counters of the machine that this process runs on.</summary>
    internal static ICounterSource OfThisMachine { get; } = new LinuxCounters("/", CpuAffinity.AllowedCores, static () => ProcessTime);

    /// <inheritdoc/>
    public CounterReading? Read()
    {
        if (Lines("proc/self/stat") is not [var process, ..] || TimeOfChildren(process) is not { } children)
            return null;
        var (busy, stolen) = ReadCores();
        return new(Stopwatch.GetElapsedTime(0), cores.Count, processTime() + children)
        {
            Busy = busy,
            Stolen = stolen,
            Pressure = ReadPressure(Path.Combine(_controlGroup, "cpu.pressure")) ?? ReadPressure("proc/pressure/cpu"),
            Throttled = ReadThrottled(),
            Thread = Lines("proc/thread-self/schedstat") is [var thread, ..] && Number(thread.Split(' ')[0]) is { } ran ? TimeSpan.FromMicroseconds(ran / 1000) : null,
            Switches = ReadSwitches(),
            Migrations = ValueOf(Lines("proc/thread-self/sched"), "se.nr_migrations"),
        };
    }

    // "cpu0 user nice system idle iowait irq softirq steal guest guest_nice", and user contains guest.
    private (TimeSpan? Busy, TimeSpan? Stolen) ReadCores()
    {
        const int fieldsWithSteal = 9;
        var (busy, stolen, found) = (0L, 0L, 0);
        foreach (var line in Lines("proc/stat"))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length < fieldsWithSteal || !fields[0].StartsWith("cpu", StringComparison.Ordinal) || Number(fields[0][3..]) is not { } core || !cores.Contains((int)core))
                continue;
            if (fields[1..fieldsWithSteal].Select(Number).ToArray() is not [{ } user, { } nice, { } system, _, _, { } irq, { } softirq, { } steal])
                continue;
            busy += user + nice + system + irq + softirq;
            stolen += steal;
            found++;
        }

        return found == cores.Count ? (Tick * busy, Tick * stolen) : (null, null);
    }

    // "some avg10=0.00 avg60=0.00 avg300=0.00 total=123", in microseconds.
    private TimeSpan? ReadPressure(string path)
    {
        const string total = "total=";
        var some = Lines(path).FirstOrDefault(line => line.StartsWith("some ", StringComparison.Ordinal));
        return some?.Split(' ').FirstOrDefault(field => field.StartsWith(total, StringComparison.Ordinal)) is { } field && Number(field[total.Length..]) is { } time
            ? TimeSpan.FromMicroseconds(time)
            : null;
    }

    private long? ReadThrottled()
    {
        long?[] counts =
        [
            ValueOf(Lines(Path.Combine(_controlGroup, "cpu.stat")), "nr_throttled"),
            .. from core in cores
               from counter in (string[])["core_throttle_count", "package_throttle_count"]
               select Lines($"sys/devices/system/cpu/cpu{core}/thermal_throttle/{counter}") is [var count, ..] ? Number(count) : null,
        ];
        return counts.Any(count => count is not null) ? counts.Sum() : null;
    }

    private ContextSwitches? ReadSwitches()
    {
        var status = Lines("proc/thread-self/status");
        return ValueOf(status, "voluntary_ctxt_switches") is { } voluntary && ValueOf(status, "nonvoluntary_ctxt_switches") is { } involuntary
            ? new(voluntary, involuntary)
            : null;
    }

    // proc(5): "id (name) state …". The name may hold spaces and brackets, so fields count from its end, where the first is number 3.
    // Those of the children that have ended are 16 and 17.
    private static TimeSpan? TimeOfChildren(string stat) =>
        stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 17 - 3 } fields
        && Number(fields[16 - 3]) is { } user && Number(fields[17 - 3]) is { } system
            ? Tick * (user + system)
            : null;

    // "name: 12", "name : 12" or "name 12".
    private static long? ValueOf(string[] lines, string name) => lines
        .Select(line => line.Split([' ', '\t', ':'], StringSplitOptions.RemoveEmptyEntries))
        .Where(fields => fields.Length == 2 && fields[0] == name)
        .Select(fields => Number(fields[1]))
        .FirstOrDefault();

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // "0::/user.slice/session.scope" (version 2). A container sees itself as the root.
    private static string ControlGroupOf(string root)
    {
        const string version2 = "0::/";
        var own = Lines(root, "proc/self/cgroup").FirstOrDefault(line => line.StartsWith(version2, StringComparison.Ordinal))?[version2.Length..] ?? "";
        var folder = Path.Combine("sys/fs/cgroup", own);
        return Directory.Exists(Path.Combine(root, folder)) ? folder : "sys/fs/cgroup";
    }

    private string[] Lines(string path) => Lines(root, path);

    private static string[] Lines(string root, string path)
    {
        var file = Path.Combine(root, path);
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
