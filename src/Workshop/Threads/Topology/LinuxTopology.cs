using System.Collections.ObjectModel;
using System.Globalization;
using Workshop.Measurement;

namespace Workshop.Threads;

/// <summary>Reads the processors from <c>/sys</c> and <c>/proc</c>, of this machine or of a copy of these folders.</summary>
internal sealed class LinuxTopology
{
    private const string Cpus = "sys/devices/system/cpu";
    private const string Nodes = "sys/devices/system/node";
    private const double FullCapacity = 1024;

    private readonly LinuxFiles _files;
    private readonly LinuxProcessorTable _table;
    private readonly int[] _present;
    private readonly int[] _online;
    private readonly Dictionary<int, int> _nodeOf = [];
    private readonly Dictionary<int, CoreKind> _kindOf = [];
    private readonly Dictionary<int, string> _physicalOf = [];

    private LinuxTopology(LinuxFiles files)
    {
        _files = files;
        _table = LinuxProcessorTable.Parse(files.Text("proc/cpuinfo"));
        _online = files.Cores($"{Cpus}/online") ?? [.. _table.Processors];
        _present = [.. (files.Cores($"{Cpus}/present") ?? []).Union(_online).Order()];
    }

    /// <param name="root">The folder that holds <c>sys</c> and <c>proc</c>.</param>
    /// <param name="affinity">The cores that this process is bound to.</param>
    internal static CpuTopology Read(string root, IReadOnlyList<int> affinity)
    {
        var files = new LinuxFiles(root);
        return new LinuxTopology(files).Read(new LinuxControlGroups(files), affinity);
    }

    private CpuTopology Read(LinuxControlGroups groups, IReadOnlyList<int> affinity)
    {
        var nodes = ReadNodes();
        ReadKinds();
        foreach (var core in _online)
        {
            if (PhysicalKey(core) is { } key)
                _physicalOf.Add(core, key);
        }

        // A core's number within its package says nothing of the others, so the groups of siblings are counted.
        var physical = _online.Where(_physicalOf.ContainsKey).Select(core => _physicalOf[core]).Distinct().ToList();
        var allowed = affinity.Intersect(groups.CoreSet() ?? affinity).Intersect(_online).ToHashSet();
        return new(_table.ModelName, [.. _present.Select(core => ReadCore(core, allowed.Contains(core), physical))])
        {
            QuotaCores = groups.QuotaCores(),
            Caches = ReadCaches(),
            NumaNodes = nodes,
        };
    }

    private LogicalCore ReadCore(int core, bool allowed, List<string> physical)
    {
        var online = _online.Contains(core);
        if (!online)
            return new(core, online, IsAllowed: false);
        var folder = $"{Cpus}/cpu{core}";
        var key = _physicalOf.GetValueOrDefault(core);
        return new(core, online, allowed)
        {
            PhysicalCore = key is null ? null : physical.IndexOf(key),
            SmtSiblings = key is null ? null : [.. _online.Where(other => other != core && _physicalOf.GetValueOrDefault(other) == key)],
            Package = Package(core),
            NumaNode = _nodeOf.TryGetValue(core, out var node) ? node : null,
            Kind = _kindOf.TryGetValue(core, out var kind) ? kind : null,
            RelativeCapacity = _files.Number($"{folder}/cpu_capacity") is > 0 and var capacity ? capacity / FullCapacity : null,
            NominalMegahertz = Megahertz($"{folder}/cpufreq/base_frequency")
                               ?? (_files.Number($"{folder}/acpi_cppc/nominal_freq") is > 0 and var nominal ? nominal : null),
            MaximumMegahertz = Megahertz($"{folder}/cpufreq/cpuinfo_max_freq"),
            CurrentMegahertz = Megahertz($"{folder}/cpufreq/scaling_cur_freq") ?? _table.Megahertz(core),
            Governor = _files.Text($"{folder}/cpufreq/scaling_governor"),
        };
    }

    private double? Megahertz(string kilohertzFile) => _files.Number(kilohertzFile) is > 0 and var kilohertz ? kilohertz / 1000.0 : null;

    // -1 is what kernels write for what the firmware does not say.
    private int? Package(int core) =>
        (_files.Number($"{Cpus}/cpu{core}/topology/physical_package_id") ?? _table.Package(core)) is >= 0 and var package ? (int)package : null;

    private string? PhysicalKey(int core)
    {
        var topology = $"{Cpus}/cpu{core}/topology";
        // The second name is the one that kernels before 5.3 have alone.
        return _files.Text($"{topology}/core_cpus_list") ?? _files.Text($"{topology}/thread_siblings_list") ?? _table.PhysicalKey(core);
    }

    private void ReadKinds()
    {
        // Only processors of two kinds have both folders.
        if (_files.Cores("sys/devices/cpu_core/cpus") is not { } fast || _files.Cores("sys/devices/cpu_atom/cpus") is not { } thrifty)
            return;
        foreach (var core in thrifty.Concat(_files.Cores("sys/devices/cpu_lowpower/cpus") ?? []))
            _kindOf[core] = CoreKind.Efficiency;
        foreach (var core in fast)
            _kindOf[core] = CoreKind.Performance;
    }

    private ReadOnlyCollection<NumaNode>? ReadNodes()
    {
        var nodes = new List<NumaNode>();
        foreach (var id in (_files.Cores($"{Nodes}/online") ?? []).Order())
        {
            if (_files.Exists($"{Nodes}/node{id}") is false)
                continue;
            var cores = _files.Cores($"{Nodes}/node{id}/cpulist") ?? [];
            nodes.Add(new(id, Array.AsReadOnly(cores), Memory($"{Nodes}/node{id}/meminfo")));
            foreach (var core in cores)
                _nodeOf[core] = id;
        }

        return nodes.Count == 0 ? null : nodes.AsReadOnly();
    }

    // "Node 0 MemTotal:       10315992 kB"
    private Bytes? Memory(string file)
    {
        var line = _files.Text(file)?.Split('\n').FirstOrDefault(each => each.Contains("MemTotal:", StringComparison.Ordinal));
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [.., var number, "kB"]
               && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var kibibytes)
            ? new Bytes(kibibytes * 1024.0)
            : null;
    }

    private IReadOnlyList<CpuCache>? ReadCaches()
    {
        var caches = new Dictionary<(int, CacheType, string), CpuCache>();
        foreach (var core in _online)
        {
            for (var index = 0; ReadCache($"{Cpus}/cpu{core}/cache/index{index}") is { } cache; index++)
                caches.TryAdd((cache.Level, cache.Type, cache.SharedBy is { } cores ? CoreList.Format(cores) : ""), cache);
        }

        return caches.Count == 0
            ? null
            : [.. caches.Values.OrderBy(cache => (cache.Level, cache.Type)).ThenBy(cache => cache.SharedBy is [var first, ..] ? first : -1)];
    }

    private CpuCache? ReadCache(string folder)
    {
        CacheType? type = _files.Text($"{folder}/type") switch
        {
            "Data" => CacheType.Data,
            "Instruction" => CacheType.Instruction,
            "Unified" => CacheType.Unified,
            _ => null,
        };
        if (type is not { } known || _files.Number($"{folder}/level") is not { } level)
            return null;
        var users = _files.Cores($"{folder}/shared_cpu_list");
        return new(
            (int)level,
            known,
            Size(_files.Text($"{folder}/size")),
            Line(_files.Number($"{folder}/coherency_line_size")),
            users is null ? null : Array.AsReadOnly(users));
    }

    private static Bytes? Line(long? bytes) => bytes is > 0 and var size ? new Bytes(size) : null;

    // "32K", and in principle "1M". A virtual machine may say "0K", which is no size.
    private static Bytes? Size(string? text)
    {
        if (text is null)
            return null;
        var unit = text[^1] switch { 'K' => 1024.0, 'M' => 1024.0 * 1024, 'G' => 1024.0 * 1024 * 1024, _ => 1 };
        return long.TryParse(text.TrimEnd('K', 'M', 'G'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new Bytes(number * unit)
            : null;
    }
}
