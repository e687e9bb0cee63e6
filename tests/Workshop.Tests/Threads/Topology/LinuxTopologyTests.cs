using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Tests.Threads.Topology;

public class LinuxTopologyTests
{
    private const double Kibi = 1024;
    private const double Mebi = 1024 * Kibi;

    [Fact]
    public void A_hybrid_laptop_has_fast_cores_with_siblings_and_thrifty_ones_without()
    {
        using var tree = HybridLaptop();

        var laptop = tree.Read(0, 1, 2, 3, 4, 5);

        Assert.Equal("12th Gen Intel(R) Core(TM) i5-1235U", laptop.ModelName);
        Assert.Equal((6, 4, 1), (laptop.OnlineCores.Count, laptop.PhysicalCoreCount, laptop.PackageCount));
        Assert.Equal([0, 0, 1, 1, 2, 3], laptop.Cores.Select(core => core.PhysicalCore));
        Assert.Equal([1], laptop.Core(0).SmtSiblings);
        Assert.Empty(laptop.Core(4).SmtSiblings!);
        Assert.Equal((CoreKind.Performance, CoreKind.Efficiency), (laptop.Core(3).Kind, laptop.Core(4).Kind));
        Assert.Equal((true, false, false), (laptop.AreSmtSiblings(2, 3), laptop.AreSmtSiblings(1, 2), laptop.AreSmtSiblings(2, 2)));
        Assert.Equal((1, 3, 2), (laptop.SharedCacheLevel(0, 1), laptop.SharedCacheLevel(0, 4), laptop.SharedCacheLevel(4, 5)));
        Assert.Equal((1300.0, 4400.0, 1234.567, "powersave"), Frequency(laptop.Core(0)));
        Assert.Equal("core 0: allowed, physical core 0, shared with 1, package 0, Performance, 1235 MHz", $"{laptop.Core(0)}");
        Assert.Equal(0.6, laptop.Core(5).RelativeCapacity!.Value, precision: 2);
    }

    [Fact]
    public void Each_cache_is_listed_once_whoever_shares_it()
    {
        using var tree = HybridLaptop();

        var caches = tree.Read(0).Caches!;

        Assert.Equal(
            [(1, "0-1"), (1, "2-3"), (1, "4"), (1, "5"), (2, "4-5"), (3, "0-5")],
            caches.Select(cache => (cache.Level, CoreList.Format(cache.SharedBy!))));
        Assert.All(caches, cache => Assert.Equal(new Bytes(64), cache.LineSize));
        Assert.Equal([48 * Kibi, 48 * Kibi, 32 * Kibi, 32 * Kibi, 2 * Mebi, 12 * Mebi], caches.Select(cache => cache.Size!.Value.Value));
        Assert.Equal("L3: 12.0 MiB, lines of 64.0 B, shared by 0-5", $"{caches[^1]}");
    }

    [Fact]
    public void A_server_has_two_packages_two_nodes_and_a_core_that_is_off()
    {
        using var tree = new MachineTree().WithCores("0-4", "0-3")
            .WithCore(0, package: 0, "0").WithCore(1, package: 0, "1").WithCore(2, package: 1, "2").WithCore(3, package: 1, "3")
            .With("sys/devices/system/node/online", "0-2").WithNode(0, "0-1", 1024).WithNode(1, "2-3", 2048).WithNode(2, "", 4096);

        var server = tree.Read(1, 2, 4);

        Assert.Equal((4, 2), (server.PhysicalCoreCount, server.PackageCount));
        Assert.Equal([4], server.OfflineCores);
        Assert.Equal(new LogicalCore(4, IsOnline: false, IsAllowed: false), server.Core(4));
        Assert.Equal([1, 2], server.AllowedCores);
        Assert.Equal([0, 0, 1, 1, null], server.Cores.Select(core => core.NumaNode));
        Assert.Equal(["node 0: cores 0-1, 1.00 MiB", "node 1: cores 2-3, 2.00 MiB", "node 2: cores none, 4.00 MiB"],
            server.NumaNodes!.Select(node => $"{node}"));
        Assert.Null(server.SharedCacheLevel(0, 1));
        Assert.Null(server.AreSmtSiblings(0, 4));
    }

    [Fact]
    public void In_a_container_without_sys_the_table_of_processors_tells_what_it_can()
    {
        using var tree = new MachineTree().With("proc/cpuinfo", """
            processor	: 0
            model name	: AMD EPYC 7B13
            cpu MHz		: 2449.998
            physical id	: 0
            core id		: 0

            processor	: 1
            model name	: AMD EPYC 7B13
            physical id	: 0
            core id		: 0

            processor	: 2
            model name	: AMD EPYC 7B13
            physical id	: 0
            core id		: 1
            """);

        var container = tree.Read(0, 1, 2);

        Assert.Equal("AMD EPYC 7B13", container.ModelName);
        Assert.Equal((3, 2, 1), (container.OnlineCores.Count, container.PhysicalCoreCount, container.PackageCount));
        Assert.Equal([1], container.Core(0).SmtSiblings);
        Assert.Equal((2449.998, null), (container.Core(0).CurrentMegahertz, container.Core(1).CurrentMegahertz));
        Assert.Null(container.Caches);
        Assert.Null(container.NumaNodes);
        Assert.Null(container.QuotaCores);
    }

    [Fact]
    public void What_an_arm_board_leaves_out_stays_unknown()
    {
        using var tree = new MachineTree().WithCores("0-1", "0-1")
            .WithCore(0, package: -1, "0", capacity: 512).WithCore(1, package: -1, "1")
            .With("sys/devices/system/cpu/cpu0/cache/index0/level", "1").With("sys/devices/system/cpu/cpu0/cache/index0/type", "Data")
            .With("proc/cpuinfo", "processor\t: 0\nCPU implementer\t: 0x41\n\nprocessor\t: 1\nCPU implementer\t: 0x41\n\nHardware\t: BCM2835");

        var board = tree.Read(0, 1);

        Assert.Null(board.ModelName);
        Assert.Null(board.PackageCount);
        Assert.Equal(2, board.PhysicalCoreCount);
        Assert.Equal([0.5, 1], board.Cores.Select(core => core.RelativeCapacity));
        Assert.Equal(new CpuCache(1, CacheType.Data, Size: null, LineSize: null, SharedBy: null), Assert.Single(board.Caches!));
        Assert.Equal("L1 data: no more is told", $"{board.Caches![0]}");
        Assert.All(board.Cores, core => Assert.Equal((null, null, null, null), Frequency(core)));
        Assert.StartsWith("Unknown processor: 2 logical cores, 2 physical ones; this process may use 0-1", $"{board}", StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_at_all_is_told_by_an_empty_folder()
    {
        using var tree = new MachineTree();

        var nothing = tree.Read(0);

        Assert.Empty(nothing.Cores);
        Assert.Null(nothing.PhysicalCoreCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => nothing.Core(0));
    }

    [Fact]
    public void The_text_shows_the_columns_that_are_known_and_no_others()
    {
        using var tree = new MachineTree().WithCores("0-2", "0-1").WithCore(0, 0, "0-1").WithCore(1, 0, "0-1")
            .WithCache(0, 0, level: 1, "Data", "32K", "0-1").WithFrequency(0, 2_000_000, 3_000_000, 2_500_000, "performance");

        Assert.Equal("""
            Unknown processor: 2 logical cores, 1 physical one, 1 package, offline: 2; this process may use 1

            core  allowed  package  physical  siblings   MHz  nominal  highest     governor
               0       no        0         0         1  2500     2000     3000  performance
               1      yes        0         0         0     -        -        -            -
               2  offline        -         -         -     -        -        -            -

            L1 data: 32.0 KiB, lines of 64.0 B, for 0-1
            """, $"{tree.Read(1)}", ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("0-3,8,10-11", "0-3,8,10-11")]
    [InlineData(" 5\n", "5")]
    [InlineData("", "none")]
    public void Lists_of_cores_are_read_and_written(string text, string again) =>
        Assert.Equal(again, CoreList.Format(CoreList.Parse(text)!));

    [Theory]
    [InlineData("3-1")]
    [InlineData("a")]
    [InlineData("1-")]
    [InlineData("0-99999999")]
    public void What_is_no_list_of_cores_is_not_taken_for_one(string text) => Assert.Null(CoreList.Parse(text));

    private static MachineTree HybridLaptop()
    {
        var tree = new MachineTree().WithCores("0-5", "0-5")
            .With("sys/devices/cpu_core/cpus", "0-3").With("sys/devices/cpu_atom/cpus", "4-5")
            .With("proc/cpuinfo", "processor\t: 0\nmodel name\t: 12th Gen Intel(R) Core(TM) i5-1235U")
            .WithFrequency(0, 1_300_000, 4_400_000, 1_234_567, "powersave");
        foreach (var (core, siblings) in new[] { (0, "0-1"), (1, "0-1"), (2, "2-3"), (3, "2-3"), (4, "4"), (5, "5") })
        {
            var thrifty = core >= 4;
            tree.WithCore(core, package: 0, siblings, capacity: thrifty ? 614 : 1024)
                .WithCache(core, 0, level: 1, "Data", thrifty ? "32K" : "48K", siblings)
                .WithCache(core, 1, level: 3, "Unified", "12288K", "0-5");
            if (thrifty)
                tree.WithCache(core, 2, level: 2, "Unified", "2048K", "4-5");
        }

        return tree;
    }

    private static (double?, double?, double?, string?) Frequency(LogicalCore core) =>
        (core.NominalMegahertz, core.MaximumMegahertz, core.CurrentMegahertz, core.Governor);
}
