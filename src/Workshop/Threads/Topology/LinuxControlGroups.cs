using System.Globalization;

namespace Workshop.Threads;

/// <summary>What Linux's control groups, version 1, 2 or both, leave to this process.</summary>
internal sealed class LinuxControlGroups
{
    private const string Unified = "";

    private readonly LinuxFiles _files;

    // The folders of this process's group and of those around it, from the inside out, by controller.
    private readonly Dictionary<string, IReadOnlyList<string>> _folders = [];

    internal LinuxControlGroups(LinuxFiles files)
    {
        _files = files;
        var paths = ReadPaths();
        foreach (var mount in (files.Text("proc/self/mountinfo") ?? "").Split('\n'))
            AddMount(mount, paths);
    }

    /// <summary>The cores' worth of time that the narrowest of the groups grants; null without a limit.</summary>
    internal double? QuotaCores()
    {
        var limits = Folders(Unified).Select(folder => Quota(_files.Text($"{folder}/cpu.max")))
            .Concat(Folders("cpu").Select(folder => Quota($"{_files.Text($"{folder}/cpu.cfs_quota_us")} {_files.Text($"{folder}/cpu.cfs_period_us")}")));
        return limits.Min();
    }

    /// <summary>The cores that the groups leave; null when they do not say.</summary>
    internal IReadOnlyList<int>? CoreSet()
    {
        var unified = Nearest(Unified, "cpuset.cpus.effective");
        var separate = Nearest("cpuset", "cpuset.effective_cpus") ?? Nearest("cpuset", "cpuset.cpus");
        return unified is not null && separate is not null ? [.. unified.Intersect(separate)] : unified ?? separate;
    }

    private int[]? Nearest(string controller, string file) =>
        Folders(controller).Select(folder => _files.Cores($"{folder}/{file}")).FirstOrDefault(cores => cores is { Length: > 0 });

    private IReadOnlyList<string> Folders(string controller) => _folders.GetValueOrDefault(controller, []);

    // "150000 100000": microseconds granted in each period. Without a limit the first is "max", in version 1 "-1".
    private static double? Quota(string? text) =>
        text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var granted, var period]
        && long.TryParse(granted, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time > 0
        && long.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length > 0
            ? (double)time / length
            : null;

    // "4:cpu,cpuacct:/some/group", and "0::/some/group" for version 2.
    private Dictionary<string, string> ReadPaths()
    {
        var paths = new Dictionary<string, string>();
        foreach (var line in (_files.Text("proc/self/cgroup") ?? "").Split('\n'))
        {
            if (line.Split(':', 3) is not [_, var controllers, var path])
                continue;
            foreach (var controller in controllers.Split(','))
                paths[controller] = path;
        }

        return paths;
    }

    // "32 31 0:29 /root/of/the/mount /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu,cpuacct": see proc_pid_mountinfo(5).
    private void AddMount(string line, Dictionary<string, string> paths)
    {
        var fields = line.Split(' ');
        var dash = Array.IndexOf(fields, "-");
        if (dash < 5 || fields.Length <= dash + 3)
            return;
        string[] controllers = fields[dash + 1] switch
        {
            "cgroup2" => [Unified],
            "cgroup" => fields[dash + 3].Split(','),
            _ => [],
        };
        foreach (var controller in controllers)
        {
            if (paths.TryGetValue(controller, out var path))
                _folders.TryAdd(controller, FromTheInside(fields[4].TrimStart('/'), Within(fields[3], path)));
        }
    }

    // A container's mount may show only the part of the tree that is its own. A path that leads out of it is of no use there.
    private static string Within(string root, string path)
    {
        if (path.Contains("..", StringComparison.Ordinal))
            return "";
        if (root == "/")
            return path.Trim('/');
        return path.StartsWith(root + "/", StringComparison.Ordinal) ? path[(root.Length + 1)..] : "";
    }

    private static List<string> FromTheInside(string mountPoint, string path)
    {
        var folders = new List<string>();
        for (; path.Length > 0; path = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "")
            folders.Add($"{mountPoint}/{path}");
        folders.Add(mountPoint);
        return folders;
    }
}
