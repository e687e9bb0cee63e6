namespace Workshop.Tests.Threads.Topology;

public class LinuxControlGroupsTests
{
    private const string Version2 = "30 23 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate";

    [Fact]
    public void The_narrowest_group_on_the_way_up_sets_the_quota()
    {
        using var tree = Machine("0::/pods/one/container", Version2)
            .With("sys/fs/cgroup/pods/cpu.max", "400000 100000")
            .With("sys/fs/cgroup/pods/one/cpu.max", "150000 100000")
            .With("sys/fs/cgroup/pods/one/container/cpu.max", "max 100000");

        Assert.Equal(1.5, tree.Read(0).QuotaCores);
    }

    [Fact]
    public void Without_a_limit_there_is_no_quota()
    {
        using var tree = Machine("0::/container", Version2).With("sys/fs/cgroup/container/cpu.max", "max 100000");

        Assert.Null(tree.Read(0).QuotaCores);
    }

    [Fact]
    public void A_group_that_belongs_to_somebody_else_does_not_count()
    {
        using var tree = Machine("0::/mine", Version2).With("sys/fs/cgroup/other/cpu.max", "50000 100000");

        Assert.Null(tree.Read(0).QuotaCores);
    }

    [Fact]
    public void In_a_container_the_root_of_what_is_shown_is_its_own_group()
    {
        using var tree = Machine("0::/", Version2).With("sys/fs/cgroup/cpu.max", "50000 100000");

        Assert.Equal(0.5, tree.Read(0).QuotaCores);
    }

    [Fact]
    public void Version_1_has_a_tree_for_each_controller_of_which_a_container_sees_a_part()
    {
        using var tree = Machine(
                "5:cpuset:/docker/abc\n4:cpu,cpuacct:/docker/abc\n1:name=systemd:/docker/abc",
                "32 31 0:29 /docker/abc /sys/fs/cgroup/cpu,cpuacct ro,relatime master:9 - cgroup cgroup rw,cpu,cpuacct\n" +
                "33 31 0:30 /docker/abc /sys/fs/cgroup/cpuset ro,relatime - cgroup cgroup rw,cpuset")
            .With("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "250000").With("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000")
            .With("sys/fs/cgroup/cpuset/cpuset.cpus", "2-3");

        var container = tree.Read(0, 1, 2);

        Assert.Equal(2.5, container.QuotaCores);
        Assert.Equal([2], container.AllowedCores);
        Assert.Contains("may use 2, for the time of 2.5", container.Summary(), StringComparison.Ordinal);
    }

    [Fact]
    public void Version_1_says_minus_one_where_there_is_no_limit()
    {
        using var tree = Machine("4:cpu:/", "32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu")
            .With("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1").With("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");

        Assert.Null(tree.Read(0).QuotaCores);
    }

    [Fact]
    public void What_may_be_used_lies_in_the_affinity_and_in_the_set_of_the_group_and_is_online()
    {
        using var tree = Machine("0::/a/b", Version2).With("sys/fs/cgroup/a/cpuset.cpus.effective", "1-3,9");

        Assert.Equal([1, 2], tree.Read(0, 1, 2, 9).AllowedCores);
    }

    private static MachineTree Machine(string groups, string mounts) => new MachineTree()
        .WithCores("0-3", "0-3").With("proc/self/cgroup", groups).With("proc/self/mountinfo", mounts);
}
