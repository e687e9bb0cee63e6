using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workshop.Measurement;

/// <summary>Reads records and names every fault: where, what, remedy. A misspelt member is refused, not ignored.</summary>
/// <param name="source">What to call the file in messages.</param>
internal sealed class MachineRecordReader(string source)
{
    private static readonly string[] Members = ["schema", "name", "date", "commit", "command", "machine", "operations", "skipped"];

    private static readonly string[] MachineMembers =
        ["operatingSystem", "architecture", "processor", "allowedCores", "physicalCores", "virtualMachine", "container", "runtime"];

    private static readonly string[] OperationMembers =
    [
        "experiment", "name", "unit", "median", "medianLower", "medianUpper", "mad", "min", "p5", "p25", "p75", "p95", "p99", "max", "n",
        "operationsPerSample", "bytesPerOperation", "disturbance",
    ];

    private static readonly string[] SkippedMembers = ["experiment", "name", "reason"];

    private readonly List<string> _faults = [];

    /// <exception cref="MachineRecordException">It is not a record.</exception>
    internal MachineRecord Read(string json)
    {
        var root = RootOf(json);
        if (Whole(root, "schema", "") is var schema && schema != MachineRecord.Schema)
            throw new MachineRecordException([Line("schema", $"the form of this file is {schema}, and this version reads {MachineRecord.Schema}", "Record the machine again by 'course measure'")]);
        RefuseUnknown(root, Members, "");
        var record = new MachineRecord(
            Text(root, "name", ""),
            Date(root),
            OptionalText(root, "commit", ""),
            Text(root, "command", ""),
            Machine(root),
            [.. Items(root, "operations").Select(item => Operation(item.Node, item.Where))],
            [.. Items(root, "skipped").Select(item => Skipped(item.Node, item.Where))]);
        foreach (var twice in record.Operations.GroupBy(operation => (operation.Experiment, operation.Name)).Where(group => group.Count() > 1))
            Fault("operations", $"'{twice.Key.Experiment}: {twice.Key.Name}' is there {twice.Count()} times", "Keep one of them");
        return _faults.Count == 0 ? record : throw new MachineRecordException(_faults);
    }

    private JsonObject RootOf(string json)
    {
        try
        {
            if (JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) is JsonObject root)
                return root;
        }
        catch (JsonException wrong)
        {
            throw new MachineRecordException([Line("the file", $"this is no JSON ({wrong.Message.Split('\n')[0].TrimEnd('.')})", "Record the machine again by 'course measure'")], wrong);
        }

        throw new MachineRecordException([Line("the file", "this is not a JSON object", "Record the machine again by 'course measure'")]);
    }

    private MachineFingerprint Machine(JsonObject root)
    {
        const string where = "machine.";
        if (root["machine"] is not JsonObject machine)
        {
            Fault("machine", "the machine is missing or not an object", "Write what data/README.md lists");
            return MachineFingerprint.OfThisMachine;
        }

        RefuseUnknown(machine, MachineMembers, where);
        if (!Enum.TryParse(Text(machine, "architecture", where) is { Length: > 0 } named ? named : nameof(Architecture.X64), out Architecture architecture))
            Fault(where + "architecture", "this is no architecture that .NET knows", $"Write one of {string.Join(", ", Enum.GetNames<Architecture>())}");
        return new(
            Text(machine, "operatingSystem", where), architecture, (int)Whole(machine, "allowedCores", where), OptionalText(machine, "processor", where),
            Text(machine, "runtime", where), Truth(machine, "container", where) ?? false)
        {
            PhysicalCores = machine["physicalCores"] is null ? null : (int)Whole(machine, "physicalCores", where),
            IsVirtualMachine = Truth(machine, "virtualMachine", where),
        };
    }

    private RecordedOperation Operation(JsonObject node, string where)
    {
        RefuseUnknown(node, OperationMembers, where);
        if (Text(node, "unit", where) is not ("ns" or ""))
            Fault(where + "unit", "times are in nanoseconds", "Write \"ns\", and the times in it");
        var operation = new RecordedOperation(
            Text(node, "experiment", where),
            Text(node, "name", where),
            new(Time("min"), Time("p5"), Time("p25"), Time("median"), Time("p75"), Time("p95"), Time("p99"), Time("max")),
            Time("mad"),
            node["medianLower"] is null ? null : Time("medianLower"),
            node["medianUpper"] is null ? null : Time("medianUpper"),
            (int)Whole(node, "n", where),
            Whole(node, "operationsPerSample", where),
            node["bytesPerOperation"] is null ? null : Whole(node, "bytesPerOperation", where),
            OptionalText(node, "disturbance", where));
        var steps = operation.Quantiles.Steps;
        if (steps.Zip(steps.Skip(1)).Any(pair => pair.First.Time > pair.Second.Time))
            Fault(where.TrimEnd('.'), "min, p5, p25, median, p75, p95, p99 and max do not ascend", "Correct them, or record the machine again");
        return operation;

        Nanoseconds Time(string member)
        {
            if (node[member] is JsonValue value && value.TryGetValue(out double time) && double.IsFinite(time) && time >= 0)
                return new(time);
            Fault(where + member, $"the {member} is missing, not a number, or below zero", "Write the time in nanoseconds");
            // Neither more nor less than any other, so the order below has no complaint of its own.
            return new(double.NaN);
        }
    }

    private SkippedOperation Skipped(JsonObject node, string where)
    {
        RefuseUnknown(node, SkippedMembers, where);
        return new(Text(node, "experiment", where), Text(node, "name", where), Text(node, "reason", where));
    }

    private IEnumerable<(JsonObject Node, string Where)> Items(JsonObject root, string member)
    {
        if (root[member] is not JsonArray items)
        {
            Fault(member, $"the list of {member} is missing", $"Write \"{member}\": [], and what belongs into it");
            yield break;
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is JsonObject item)
                yield return (item, $"{member}[{i}].");
            else
                Fault($"{member}[{i}]", "this is not an object", "Write what data/README.md lists");
        }
    }

    private string Text(JsonObject owner, string member, string where)
    {
        if (owner[member] is JsonValue value && value.TryGetValue(out string? text) && !string.IsNullOrWhiteSpace(text))
            return text;
        Fault(where + member, $"the {member} is missing or not a text", "Write it as a string");
        return "";
    }

    private string? OptionalText(JsonObject owner, string member, string where) => owner[member] is null ? null : Text(owner, member, where);

    private long Whole(JsonObject owner, string member, string where)
    {
        if (owner[member] is JsonValue value && value.TryGetValue(out long number) && number >= 1 && (number <= int.MaxValue || member.StartsWith("op", StringComparison.Ordinal)))
            return number;
        Fault(where + member, $"the {member} is missing or no whole number from 1", "Write it without fraction");
        return 1;
    }

    private bool? Truth(JsonObject owner, string member, string where)
    {
        if (owner[member] is null)
            return null;
        if (owner[member] is JsonValue value && value.TryGetValue(out bool truth))
            return truth;
        Fault(where + member, $"the {member} is not true or false", "Write true or false, or null where it is not known");
        return null;
    }

    private DateOnly Date(JsonObject root)
    {
        var text = Text(root, "date", "");
        if (!DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && text.Length > 0)
            Fault("date", "this is no date", "Write it as 2026-11-25");
        return date;
    }

    private void RefuseUnknown(JsonObject owner, string[] known, string where)
    {
        foreach (var (member, _) in owner.Where(member => !known.Contains(member.Key)))
            Fault(where + member, "this member has no meaning here", $"The members are {string.Join(", ", known)}");
    }

    private void Fault(string where, string problem, string remedy) => _faults.Add(Line(where, problem, remedy));

    private string Line(string where, string problem, string remedy) => $"{source}: {where}: {problem}. {remedy}.";
}
