namespace Workshop.Measurement;

/// <summary>The recorded machines of a folder. Immutable.</summary>
public sealed class MachineRecords
{
    private MachineRecords(IReadOnlyList<MachineRecord> all) => All = all;

    /// <summary>The records in the order of their machines' names.</summary>
    public IReadOnlyList<MachineRecord> All { get; }

    /// <summary>Reads every record of a folder. A folder that does not exist holds none.</summary>
    /// <param name="folder">The folder, such as <c>../data/machines</c>.</param>
    /// <exception cref="MachineRecordException">A file is not a record; each fault of every file is named.</exception>
    public static MachineRecords Load(string folder)
    {
        if (!Directory.Exists(folder))
            return new([]);
        var (records, faults) = (new List<MachineRecord>(), new List<string>());
        foreach (var file in Directory.GetFiles(folder, "*" + MachineRecord.Extension).Order(StringComparer.Ordinal))
        {
            try
            {
                records.Add(MachineRecord.Load(file));
            }
            catch (MachineRecordException wrong)
            {
                faults.AddRange(wrong.Faults);
            }
        }

        return faults.Count == 0 ? new(records) : throw new MachineRecordException(faults);
    }

    /// <summary>Records that are at hand already.</summary>
    public static MachineRecords Of(params IEnumerable<MachineRecord> records) => new([.. records]);

    /// <summary>What each machine recorded of one experiment, for a chart. Machines without any of it are left out.</summary>
    /// <param name="experiment">The experiment, such as <c>round-trip</c>.</param>
    public IReadOnlyList<MachineTimes> Times(string experiment) =>
    [
        .. from record in All
           let times = record.Operations.Where(operation => operation.Experiment == experiment).ToDictionary(operation => operation.Name)
           where times.Count > 0
           select new MachineTimes(record.Name, record.Machine, times),
    ];
}

/// <summary>What one machine recorded of one experiment.</summary>
/// <param name="Machine">Its name.</param>
/// <param name="Fingerprint">What it is.</param>
/// <param name="Operations">The operations by their names.</param>
public sealed record MachineTimes(string Machine, MachineFingerprint Fingerprint, IReadOnlyDictionary<string, RecordedOperation> Operations)
{
    /// <summary>What to tell about the machine beside its times: how it differs from the one that this process runs on.</summary>
    public string Remark =>
        Fingerprint.DifferencesFrom(MachineFingerprint.OfThisMachine) is { Length: > 0 } differences ? $"unlike here: {differences}" : "a machine like this one";
}
