using System.Buffers.Binary;
using System.Runtime.Versioning;
using System.Text;
using Workshop.Interop.MacOS;
using Workshop.Measurement;

namespace Workshop.Threads;

/// <summary>Reads the processors by <c>sysctl</c>, which tells counts and sizes, but not which core shares what.</summary>
internal static class MacOSTopology
{
    [SupportedOSPlatform("macos")]
    internal static CpuTopology Read() => Read(SysCtl);

    /// <param name="ask">Gives the bytes of a value, or null where there is no such name.</param>
    internal static CpuTopology Read(Func<string, byte[]?> ask)
    {
        var logical = Number("hw.logicalcpu") ?? Environment.ProcessorCount;
        var nominal = Megahertz("hw.cpufrequency");
        var highest = Megahertz("hw.cpufrequency_max");
        var cores = Enumerable.Range(0, (int)logical)
            .Select(core => new LogicalCore(core, IsOnline: true, IsAllowed: true) { NominalMegahertz = nominal, MaximumMegahertz = highest });
        return new(Text("machdep.cpu.brand_string"), [.. cores])
        {
            PhysicalCoreCount = (int?)Number("hw.physicalcpu"),
            PackageCount = (int?)Number("hw.packages"),
            Caches = Caches() is { Count: > 0 } caches ? caches.AsReadOnly() : null,
        };

        double? Megahertz(string name) => Number(name) is > 0 and var hertz ? hertz / 1e6 : null;

        List<CpuCache> Caches()
        {
            var line = Number("hw.cachelinesize") is > 0 and var bytes ? new Bytes(bytes) : (Bytes?)null;
            var found = new List<CpuCache>();
            // Where cores are of two kinds, each kind has sizes of its own.
            var levels = (int)(Number("hw.nperflevels") ?? 0);
            string[] kinds = levels > 1 ? [.. Enumerable.Range(0, levels).Select(level => $"hw.perflevel{level}.")] : ["hw."];
            foreach (var (name, level, type) in ((string, int, CacheType)[])
                     [("l1d", 1, CacheType.Data), ("l1i", 1, CacheType.Instruction), ("l2", 2, CacheType.Unified), ("l3", 3, CacheType.Unified)])
            {
                found.AddRange(
                    from kind in kinds
                    let size = Number($"{kind}{name}cachesize")
                    where size > 0
                    select new CpuCache(level, type, new Bytes(size.Value), line, SharedBy: null));
            }

            return found;
        }

        long? Number(string name) => ask(name) switch
        {
            { Length: 4 } bytes => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            { Length: 8 } bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            _ => null,
        };

        string? Text(string name) =>
            ask(name) is { } bytes && Encoding.UTF8.GetString(bytes).TrimEnd('\0').Trim() is { Length: > 0 } text ? text : null;
    }

    [SupportedOSPlatform("macos")]
    private static unsafe byte[]? SysCtl(string name)
    {
        var buffer = new byte[256];
        var size = (nuint)buffer.Length;
        fixed (byte* start = buffer)
        {
            if (LibSystem.SysCtlByName(name, start, &size, null, 0) != 0)
                return null;
        }

        return buffer[..(int)size];
    }
}
