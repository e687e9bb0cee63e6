using System.Buffers.Binary;
using System.Text;
using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Tests.Threads.Topology;

public class CpuTopologyTests
{
    [Fact]
    public void This_machine_has_the_cores_that_this_process_may_use()
    {
        var machine = CpuTopology.Read();

        Assert.NotEmpty(machine.AllowedCores);
        Assert.Subset(machine.OnlineCores.ToHashSet(), machine.AllowedCores.ToHashSet());
        Assert.Empty(machine.OnlineCores.Intersect(machine.OfflineCores));
        Assert.Subset(CpuAffinity.AllowedCores.ToHashSet(), machine.AllowedCores.ToHashSet());
        Assert.True(machine.PhysicalCoreCount is null || machine.PhysicalCoreCount <= machine.OnlineCores.Count);
        Assert.True(machine.QuotaCores is null or > 0);
        Assert.All(machine.Caches ?? [], cache => Assert.InRange(cache.Level, 1, 5));
        Assert.StartsWith(machine.Summary(), $"{machine}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_bound_thread_still_sees_all_that_its_process_may_use()
    {
        Assert.SkipUnless(CpuAffinity.IsSupported, CpuAffinity.UnsupportedReason ?? "");
        var before = CpuTopology.Read().AllowedCores;
        using var bound = PinnedThread.Start(CpuAffinity.AllowedCores[^1], () => CpuTopology.Read().AllowedCores);

        Assert.Equal(before, bound.Result);
    }

    [Fact]
    public void The_records_of_windows_are_read_over_several_groups_and_unknown_ones_are_skipped()
    {
        byte[] records =
        [
            .. WindowsRecord(kind: 0, size: 48, (9, 1), (30, 1), (32, 0b11), (40, 0)),
            .. WindowsRecord(kind: 0, size: 48, (9, 0), (30, 1), (32, 0b1), (40, 1)),
            .. WindowsRecord(kind: 5, size: 48, (30, 1), (32, 0b11), (40, 0)),
            .. WindowsRecord(kind: 3, size: 48, (30, 1), (32, 0b11), (40, 0)),
            .. WindowsRecord(kind: 3, size: 48, (30, 1), (32, 0b1), (40, 1)),
            .. WindowsRecord(kind: 1, size: 48, (8, 7), (32, 0b11), (40, 0)),
            .. WindowsRecord(kind: 2, size: 56, (8, 1), (10, 64), (12, 32 * 1024), (16, 2), (40, 0b11), (48, 0)),
            .. WindowsRecord(kind: 2, size: 72, (8, 3), (10, 64), (12, 1 << 20), (16, 0), (38, 2), (40, 0b11), (48, 0), (56, 0b1), (64, 1)),
        ];

        var machine = WindowsTopologyTable.Parse(records).ToTopology("Some processor", [0, 64], new Dictionary<int, double> { [64] = 2100 });

        Assert.Equal([0, 1, 64], machine.OnlineCores);
        Assert.Equal([0, 64], machine.AllowedCores);
        Assert.Equal((2, 2), (machine.PhysicalCoreCount, machine.PackageCount));
        Assert.Equal([1], machine.Core(0).SmtSiblings);
        Assert.Equal([CoreKind.Performance, CoreKind.Performance, CoreKind.Efficiency], machine.Cores.Select(core => core.Kind!.Value));
        Assert.Equal([7, 7, null], machine.Cores.Select(core => core.NumaNode));
        Assert.Equal((1, 3), (machine.SharedCacheLevel(0, 1), machine.SharedCacheLevel(1, 64)));
        Assert.Equal(new Bytes(32 * 1024), machine.Caches![0].Size);
        Assert.Equal((null, 2100), (machine.Core(0).NominalMegahertz, machine.Core(64).NominalMegahertz));
    }

    [Fact]
    public void MacOS_tells_counts_and_sizes_but_not_who_shares_what()
    {
        var values = new Dictionary<string, byte[]>
        {
            ["machdep.cpu.brand_string"] = Encoding.UTF8.GetBytes("Apple M2\0"),
            ["hw.logicalcpu"] = Number(8),
            ["hw.physicalcpu"] = Number(8),
            ["hw.packages"] = Number(1),
            ["hw.cachelinesize"] = BitConverter.GetBytes(128L),
            ["hw.nperflevels"] = Number(2),
            ["hw.perflevel0.l2cachesize"] = Number(16 << 20),
            ["hw.perflevel1.l2cachesize"] = Number(4 << 20),
            ["hw.l2cachesize"] = Number(4 << 20),
        };

        var machine = MacOSTopology.Read(values.GetValueOrDefault);

        Assert.Equal("Apple M2: 8 logical cores, 8 physical ones, 1 package; this process may use 0-7", machine.Summary());
        Assert.Equal([new Bytes(16 << 20), new Bytes(4 << 20)], machine.Caches!.Select(cache => cache.Size!.Value));
        Assert.All(machine.Caches!, cache => Assert.Equal((2, new Bytes(128), null), (cache.Level, cache.LineSize, cache.SharedBy)));
        Assert.Null(machine.SharedCacheLevel(0, 1));
        Assert.Null(machine.AreSmtSiblings(0, 1));
        Assert.Null(machine.NumaNodes);
    }

    private static byte[] Number(int value) => BitConverter.GetBytes(value);

    // Values at their offsets, four bytes each; what follows in a smaller field is 0 or is written later.
    private static byte[] WindowsRecord(int kind, int size, params (int Offset, int Value)[] fields)
    {
        var record = new byte[size];
        BinaryPrimitives.WriteInt32LittleEndian(record, kind);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), size);
        foreach (var (offset, value) in fields)
            BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(offset), value);
        return record;
    }
}
