using Workshop.Measurement;
using Workshop.Notebooks;

namespace Workshop.Cli.Recording;

/// <summary>The file that a machine is recorded in.</summary>
/// <param name="Path">Where it is, or will be.</param>
internal sealed record RecordFile(string Path)
{
    /// <summary>Makes sure, before all the measuring, that the file may be written afterwards.</summary>
    /// <exception cref="CourseException">The folder cannot be used, or the file is another machine's.</exception>
    internal static RecordFile Prepare(string folder, string name, MachineFingerprint machine, bool force)
    {
        var file = new RecordFile(System.IO.Path.Combine(folder, name + MachineRecord.Extension));
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new CourseException(CourseExitCode.WrongUsage, $"The folder '{folder}' cannot be made ({refused.Message}). Name another one by --out.", refused);
        }

        if (File.Exists(file.Path) && !force)
            file.RefuseOthers(machine);
        return file;
    }

    /// <summary>Writes the whole file or nothing.</summary>
    internal void Write(MachineRecord record) => AtomicFile.WriteAllText(Path, record.ToJson());

    // An update of the system or of .NET does not make another machine.
    private void RefuseOthers(MachineFingerprint machine)
    {
        const string remedy = "Choose another --name, or overwrite it with --force.";
        MachineFingerprint there;
        try
        {
            there = MachineRecord.Load(Path).Machine;
        }
        catch (MachineRecordException wrong)
        {
            throw new CourseException(CourseExitCode.WrongUsage, $"'{Path}' exists and is no record that can be read ({wrong.Faults[0]}) {remedy}", wrong);
        }

        if (there with { OperatingSystem = machine.OperatingSystem, Runtime = machine.Runtime } != machine)
            throw new CourseException(CourseExitCode.WrongUsage, $"'{Path}' is the record of another machine ({there}). {remedy}");
    }
}
