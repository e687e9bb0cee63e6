using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Tests.Measurement;

public sealed class LinuxCountersTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("counters-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_systems_files_are_read_as_their_manual_says()
    {
        Write("proc/stat", """
            cpu  100 0 100 9000 50 1 2 30 0 0
            cpu0 10 1 20 4000 25 1 2 5 3 0
            cpu1 500 0 500 4000 25 0 0 25 0 0
            cpu2 30 0 40 1000 0 0 0 7 0 0
            intr 12345 0 0
            """);
        Write("proc/self/stat", Stat("a (strange) name", childrensUser: 13, childrensSystem: 14));
        Write("proc/thread-self/schedstat", "80000000 123 45\n");
        Write("proc/thread-self/status", "Name:\tx\nvoluntary_ctxt_switches:\t150\nnonvoluntary_ctxt_switches:\t45\n");
        Write("proc/thread-self/sched", "x (1, #threads: 1)\n-----\nse.exec_start       :   5.1\nse.nr_migrations      :     17\nnr_switches   :   4\n");
        Write("proc/self/cgroup", "0::/box/inner\n");
        Write("sys/fs/cgroup/box/inner/cpu.stat", "usage_usec 5\nnr_periods 9\nnr_throttled 4\nthrottled_usec 200\n");
        Write("sys/fs/cgroup/box/inner/cpu.pressure", "some avg10=0.00 avg60=0.00 avg300=0.00 total=1500\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=9\n");
        Write("proc/pressure/cpu", "some avg10=0.00 avg60=0.00 avg300=0.00 total=777777\n");
        Write("sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "2\n");
        Write("sys/devices/system/cpu/cpu1/thermal_throttle/core_throttle_count", "50\n");

        var reading = Counters(0, 2).Read()!.Value;

        Assert.Equal(2, reading.Cores);
        Assert.Equal(TimeSpan.FromMilliseconds(10 * (10 + 1 + 20 + 1 + 2 + 30 + 40)), reading.Busy);
        Assert.Equal(TimeSpan.FromMilliseconds(10 * (5 + 7)), reading.Stolen);
        Assert.Equal(TimeSpan.FromMilliseconds(1_234 + 10 * (13 + 14)), reading.Own);
        Assert.Equal(TimeSpan.FromMilliseconds(80), reading.Thread);
        Assert.Equal(new ContextSwitches(150, 45), reading.Switches);
        Assert.Equal(17, reading.Migrations);
        Assert.Equal(TimeSpan.FromMicroseconds(1500), reading.Pressure);
        Assert.Equal(4 + 2, reading.Throttled);
    }

    [Fact]
    public void What_is_missing_or_has_another_form_is_not_told()
    {
        Write("proc/self/stat", Stat("x", 1, 1));
        Write("proc/stat", "cpu0 some other words\ncpuinfo\n\n");
        Write("proc/pressure/cpu", "nonsense");
        Write("proc/thread-self/status", "");
        Write("proc/thread-self/schedstat", "");

        var reading = Counters(0).Read()!.Value;

        Assert.Equal(TimeSpan.FromMilliseconds(1_234 + 20), reading.Own);
        Assert.Null(reading.Busy);
        Assert.Null(reading.Stolen);
        Assert.Null(reading.Pressure);
        Assert.Null(reading.Throttled);
        Assert.Null(reading.Thread);
        Assert.Null(reading.Switches);
        Assert.Null(reading.Migrations);
    }

    [Fact]
    public void Pressure_of_the_whole_machine_stands_in_for_that_of_the_control_group()
    {
        Write("proc/self/stat", Stat("x", 1, 1));
        Write("proc/pressure/cpu", "some avg10=0.00 avg60=0.00 avg300=0.00 total=42\n");

        Assert.Equal(TimeSpan.FromMicroseconds(42), Counters(0).Read()!.Value.Pressure);
    }

    [Fact]
    public void A_system_without_these_files_tells_nothing() => Assert.Null(Counters(0).Read());

    private LinuxCounters Counters(params int[] cores) => new(_root, cores, () => TimeSpan.FromMilliseconds(1_234));

    private static string Stat(string name, int childrensUser, int childrensSystem) =>
        $"4711 ({name}) R 1 2 3 4 5 6 7 8 9 10 55 66 {childrensUser} {childrensSystem} 20 0 1 0 12345 67890\n";

    private void Write(string path, string text)
    {
        var file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
