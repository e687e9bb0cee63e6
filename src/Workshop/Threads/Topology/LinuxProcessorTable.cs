using System.Globalization;

namespace Workshop.Threads;

/// <summary>What <c>/proc/cpuinfo</c> tells: on x86 much, on Arm the numbers of the cores that are online and little else.</summary>
internal sealed class LinuxProcessorTable
{
    private readonly SortedDictionary<int, Dictionary<string, string>> _entries = [];

    internal IEnumerable<int> Processors => _entries.Keys;

    internal string? ModelName => _entries.Values.Select(entry => entry.GetValueOrDefault("model name")).FirstOrDefault(name => name is { Length: > 0 });

    internal double? Megahertz(int core) =>
        double.TryParse(Field(core, "cpu MHz"), NumberStyles.Float, CultureInfo.InvariantCulture, out var frequency) && frequency > 0 ? frequency : null;

    internal long? Package(int core) =>
        long.TryParse(Field(core, "physical id"), NumberStyles.None, CultureInfo.InvariantCulture, out var package) ? package : null;

    /// <summary>The same for cores of one physical core, and for no others.</summary>
    internal string? PhysicalKey(int core) =>
        Field(core, "physical id") is { } package && Field(core, "core id") is { } number ? $"{package}/{number}" : null;

    internal static LinuxProcessorTable Parse(string? text)
    {
        var table = new LinuxProcessorTable();
        Dictionary<string, string>? entry = null;
        foreach (var line in (text ?? "").Split('\n'))
        {
            if (line.Split(':', 2, StringSplitOptions.TrimEntries) is not [var name, var value])
                continue;
            // Lines before the first core's, or after the last one's, speak of the whole machine.
            if (name == "processor" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var core))
                table._entries[core] = entry = [];
            else
                entry?.TryAdd(name, value);
        }

        return table;
    }

    private string? Field(int core, string name) => _entries.GetValueOrDefault(core)?.GetValueOrDefault(name);
}
