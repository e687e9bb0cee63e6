using Workshop.Cli.Recording;
using Workshop.Measurement;

namespace Workshop.Cli.Tests;

public sealed class MeasureVerbTests : IDisposable
{
    private static readonly MachineFingerprint Machine = new("System", System.Runtime.InteropServices.Architecture.X64, 4, "Some CPU", ".NET 10", IsContainer: true) { IsVirtualMachine = true };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_recording_is_a_valid_file_that_names_no_host_no_user_and_no_path()
    {
        var call = await CourseTool.RunAsync(_folder.Path, "measure", "--quick", "--out", "machines", "--name", "test-machine");

        Assert.Equal((0, ""), (call.ExitCode, call.ExitCode == 0 ? "" : call.Error));
        var file = Path.Combine(_folder.Path, "machines", "test-machine.json");
        Assert.Equal([file], Directory.GetFiles(Path.Combine(_folder.Path, "machines")));
        var record = MachineRecord.Load(file);
        Assert.Equal(("test-machine", "course measure --name test-machine --quick"), (record.Name, record.Command));
        Assert.Equal(MachineFingerprint.OfThisMachine, record.Machine);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.DoesNotContain($"\"{Environment.MachineName}\"", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain($"\"{Environment.UserName}\"", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(_folder.Path, text, StringComparison.Ordinal);
        Assert.DoesNotContain(AppContext.BaseDirectory, text, StringComparison.Ordinal);
        Assert.Contains("Written: ", call.Out, StringComparison.Ordinal);
        Assert.Contains("round-trip", call.Out, StringComparison.Ordinal);
        Assert.Contains(record.Operations, one => one is { Experiment: "start-and-end", Name: "process" });
    }

    [Fact]
    public void The_file_of_another_machine_stays_unless_forced()
    {
        var path = _folder.File("name.json");
        File.WriteAllText(path, Record(Machine).ToJson());

        RecordFile.Prepare(_folder.Path, "name", Machine with { Runtime = ".NET 11", OperatingSystem = "Newer" }, force: false);
        RecordFile.Prepare(_folder.Path, "name", Machine with { AllowedCores = 2 }, force: true);
        var refusal = Assert.Throws<CourseException>(() => RecordFile.Prepare(_folder.Path, "name", Machine with { AllowedCores = 2 }, force: false));

        Assert.Equal(2, refusal.ExitCode);
        Assert.Contains("another machine", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--force", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_record_stays_unless_forced()
    {
        File.WriteAllText(_folder.File("notes.json"), "my notes");

        Assert.Contains("no record", Assert.Throws<CourseException>(() => RecordFile.Prepare(_folder.Path, "notes", Machine, force: false)).Message, StringComparison.Ordinal);
        RecordFile.Prepare(_folder.Path, "notes", Machine, force: true).Write(Record(Machine));

        Assert.Equal(Machine, MachineRecord.Load(_folder.File("notes.json")).Machine);
    }

    [Fact]
    public void A_machine_without_a_given_name_is_called_by_what_it_is()
    {
        Assert.Equal("some-cpu-4-cores-vm-container", MachineName.Checked(null, Machine));
        Assert.Equal("arm64-1-core", MachineName.Checked(null, new MachineFingerprint("s", System.Runtime.InteropServices.Architecture.Arm64, 1, null, "r", IsContainer: false)));
        Assert.Equal("my-2nd-machine", MachineName.Checked("my-2nd-machine", Machine));
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("Upper")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("-a")]
    public async Task A_name_that_cannot_be_a_files_is_refused_before_anything_is_measured(string name)
    {
        var call = await CourseTool.RunAsync(_folder.Path, "measure", $"--name={name}", "--out", "machines");

        Assert.Equal(2, call.ExitCode);
        Assert.Single(call.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(Directory.Exists(_folder.File("machines")));
    }

    [Fact]
    public void The_hosts_own_name_is_refused() =>
        Assert.Equal(2, Assert.Throws<CourseException>(() => MachineName.Checked(Environment.MachineName.ToLowerInvariant(), Machine)).ExitCode);

    private static MachineRecord Record(MachineFingerprint machine) => new("name", new DateOnly(2026, 1, 1), null, "course measure", machine, [], []);
}
