namespace Workshop.Measurement;

/// <summary>What the course's core operations took on one named machine, as <c>course measure</c> writes it. Immutable.</summary>
/// <param name="Name">The machine's name, chosen for readers; never the name that it has in a network.</param>
/// <param name="Date">The day of measuring, in UTC.</param>
/// <param name="Commit">The version of the course; null when it was not known.</param>
/// <param name="Command">The call that measured.</param>
/// <param name="Machine">What the times depend on besides the code.</param>
/// <param name="Operations">What was measured.</param>
/// <param name="Skipped">What could not be measured there.</param>
public sealed record MachineRecord(
    string Name,
    DateOnly Date,
    string? Commit,
    string Command,
    MachineFingerprint Machine,
    IReadOnlyList<RecordedOperation> Operations,
    IReadOnlyList<SkippedOperation> Skipped)
{
    /// <summary>The version of the file's form that this library writes, and the only one it reads.</summary>
    public const int Schema = 1;

    /// <summary>What a record's file is called.</summary>
    public const string Extension = ".json";

    /// <summary>Reads a file.</summary>
    /// <exception cref="MachineRecordException">The file is not a record; each fault is named.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MachineRecord Load(string path) => Parse(File.ReadAllText(path), Path.GetFileName(path));

    /// <summary>Reads a file's text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">What to call it in messages.</param>
    /// <exception cref="MachineRecordException">It is not a record; each fault is named.</exception>
    public static MachineRecord Parse(string json, string source) => new MachineRecordReader(source).Read(json);

    /// <summary>The file's text. Times keep five significant digits.</summary>
    public string ToJson() => MachineRecordWriter.Write(this);
}

/// <summary>A file that should be a machine's record is not.</summary>
public sealed class MachineRecordException : Exception
{
    internal MachineRecordException(IReadOnlyList<string> faults, Exception? cause = null)
        : base(string.Join('\n', faults), cause) => Faults = faults;

    /// <summary>A line each: where, what, remedy.</summary>
    public IReadOnlyList<string> Faults { get; }
}
