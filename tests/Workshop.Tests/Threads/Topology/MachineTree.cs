using Workshop.Threads;

namespace Workshop.Tests.Threads.Topology;

/// <summary>A folder that looks like <c>/sys</c> and <c>/proc</c> of some machine.</summary>
internal sealed class MachineTree : IDisposable
{
    private const string Cpus = "sys/devices/system/cpu";

    private readonly string _root = Directory.CreateTempSubdirectory("machine-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    internal CpuTopology Read(params int[] affinity) => LinuxTopology.Read(_root, affinity);

    internal MachineTree With(string file, string text)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text + "\n");
        return this;
    }

    internal MachineTree WithCores(string present, string online) =>
        With($"{Cpus}/present", present).With($"{Cpus}/online", online);

    internal MachineTree WithCore(int core, int package, string siblings, int capacity = 1024) =>
        With($"{Cpus}/cpu{core}/topology/physical_package_id", $"{package}")
            .With($"{Cpus}/cpu{core}/topology/core_cpus_list", siblings)
            .With($"{Cpus}/cpu{core}/cpu_capacity", $"{capacity}");

    internal MachineTree WithCache(int core, int index, int level, string type, string size, string sharedBy)
    {
        var folder = $"{Cpus}/cpu{core}/cache/index{index}";
        return With($"{folder}/level", $"{level}").With($"{folder}/type", type).With($"{folder}/size", size)
            .With($"{folder}/coherency_line_size", "64").With($"{folder}/shared_cpu_list", sharedBy);
    }

    internal MachineTree WithFrequency(int core, int baseKilohertz, int highestKilohertz, int currentKilohertz, string governor)
    {
        var folder = $"{Cpus}/cpu{core}/cpufreq";
        return With($"{folder}/base_frequency", $"{baseKilohertz}").With($"{folder}/cpuinfo_max_freq", $"{highestKilohertz}")
            .With($"{folder}/scaling_cur_freq", $"{currentKilohertz}").With($"{folder}/scaling_governor", governor);
    }

    internal MachineTree WithNode(int node, string cores, long kibibytes) =>
        With($"sys/devices/system/node/node{node}/cpulist", cores)
            .With($"sys/devices/system/node/node{node}/meminfo", $"Node {node} MemTotal:       {kibibytes} kB\nNode {node} MemFree:        1 kB");
}
