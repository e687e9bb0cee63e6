using System.Buffers.Binary;
using System.Collections.ObjectModel;
using Workshop.Measurement;

namespace Workshop.Threads;

/// <summary>What the records of Windows say about the processors.</summary>
internal sealed class WindowsTopologyTable
{
    // Kinds of records.
    private const int Core = 0;
    private const int Node = 1;
    private const int Cache = 2;
    private const int Package = 3;

    // Where things lie in a record of a 64-bit Windows. All begin with their kind and their size.
    private const int HeaderSize = 8;
    private const int GroupAffinitySize = 16;
    private const int GroupCount = 30;
    private const int GroupsOfCache = 38;

    private readonly List<(ReadOnlyCollection<int> Cores, int EfficiencyClass)> _physicalCores = [];
    private readonly List<ReadOnlyCollection<int>> _packages = [];
    private readonly List<CpuCache> _caches = [];
    private readonly List<NumaNode> _nodes = [];

    /// <summary>Every logical core, in ascending order.</summary>
    internal IReadOnlyList<int> Cores => [.. _physicalCores.SelectMany(physical => physical.Cores).Order()];

    internal static WindowsTopologyTable Parse(ReadOnlySpan<byte> records)
    {
        var table = new WindowsTopologyTable();
        while (records.Length >= HeaderSize)
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(records[4..]);
            if (size < HeaderSize || size > records.Length)
                break;
            table.Add(BinaryPrimitives.ReadInt32LittleEndian(records), records[..size]);
            records = records[size..];
        }

        return table;
    }

    internal CpuTopology ToTopology(string? modelName, IReadOnlyList<int> allowed, IReadOnlyDictionary<int, double> megahertz)
    {
        var classes = _physicalCores.Select(physical => physical.EfficiencyClass).Distinct().ToList();
        return new(modelName, [.. Cores.Select(Describe)])
        {
            Caches = _caches.Count == 0 ? null : [.. _caches.OrderBy(cache => (cache.Level, cache.Type)).ThenBy(cache => cache.SharedBy![0])],
            NumaNodes = _nodes.Count == 0 ? null : [.. _nodes.OrderBy(node => node.Id)],
        };

        LogicalCore Describe(int core)
        {
            var physical = _physicalCores.FindIndex(each => each.Cores.Contains(core));
            return new(core, IsOnline: true, allowed.Contains(core))
            {
                PhysicalCore = physical,
                SmtSiblings = [.. _physicalCores[physical].Cores.Where(other => other != core)],
                Package = _packages.FindIndex(each => each.Contains(core)) is >= 0 and var package ? package : null,
                NumaNode = _nodes.Find(node => node.Cores.Contains(core))?.Id,
                // Windows counts classes upwards: the highest is the fastest. With a single class there is nothing to tell apart.
                Kind = classes.Count < 2 ? null : _physicalCores[physical].EfficiencyClass == classes.Max() ? CoreKind.Performance : CoreKind.Efficiency,
                NominalMegahertz = megahertz.TryGetValue(core, out var frequency) ? frequency : null,
            };
        }
    }

    private void Add(int kind, ReadOnlySpan<byte> record)
    {
        switch (kind)
        {
            case Core:
                _physicalCores.Add((Groups(record, GroupCount), EfficiencyClass: record[9]));
                break;
            case Node:
                _nodes.Add(new(BinaryPrimitives.ReadInt32LittleEndian(record[8..]), Groups(record, GroupCount), Memory: null));
                break;
            case Package:
                _packages.Add(Groups(record, GroupCount));
                break;
            case Cache when CacheTypeOf(BinaryPrimitives.ReadInt32LittleEndian(record[16..])) is { } type:
                var line = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
                var size = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
                _caches.Add(new(record[8], type, size == 0 ? null : new Bytes(size), line == 0 ? null : new Bytes(line), Groups(record, GroupsOfCache)));
                break;
        }
    }

    private static CacheType? CacheTypeOf(int type) => type switch
    {
        0 => CacheType.Unified,
        1 => CacheType.Instruction,
        2 => CacheType.Data,
        _ => null,
    };

    // A count of groups, and two bytes further a mask and a number for each. Before Windows Server 2022, nodes and caches leave the
    // count 0 and name one group.
    private static ReadOnlyCollection<int> Groups(ReadOnlySpan<byte> record, int count)
    {
        var cores = new List<int>();
        var groups = Math.Max((ushort)1, BinaryPrimitives.ReadUInt16LittleEndian(record[count..]));
        for (var i = 0; i < groups; i++)
        {
            var affinity = record[(count + 2 + i * GroupAffinitySize)..];
            var mask = BinaryPrimitives.ReadUInt64LittleEndian(affinity);
            var group = BinaryPrimitives.ReadUInt16LittleEndian(affinity[8..]);
            for (var bit = 0; bit < CpuMask.CoresPerWord; bit++)
            {
                if ((mask >> bit & 1) == 1)
                    cores.Add(group * CpuMask.CoresPerWord + bit);
            }
        }

        return cores.AsReadOnly();
    }
}
