using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workshop.Notebooks;

/// <summary>Turns nbformat 4 into the model and refuses, with the position, what is not nbformat 4.</summary>
internal sealed class NotebookReader(string name)
{
    private const string NotANotebook = "Give the path of a Jupyter notebook (.ipynb).";
    private const string SaveAgain = "Open the notebook in Jupyter or VS Code and save it again.";

    private static readonly HashSet<string> MembersOfNotebook = ["cells", "metadata", "nbformat", "nbformat_minor"];

    private static readonly HashSet<string> MembersOfCell =
        ["cell_type", "execution_count", "id", "metadata", "outputs", "source"];

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    internal Notebook Read(string json)
    {
        var root = new JsonSource((where, problem, cause) => Fault(where, problem, NotANotebook, cause)).Read(json);
        var minor = CheckVersion(root);
        if (root["cells"] is not JsonArray cells)
            throw Fault("cells", Missing(root["cells"], "the list of cells"), SaveAgain);
        return new Notebook
        {
            Cells = [.. cells.Select((cell, index) => ReadCell(cell, $"cells[{index}]"))],
            Metadata = ReadMetadata(root, "metadata"),
            FormatMinor = Math.Max(minor, Notebook.MinorWithIds),
            OtherMembers = Others(root, MembersOfNotebook),
        };
    }

    private int CheckVersion(JsonObject root)
    {
        if (Integer(root["nbformat"]) is not { } major)
            throw Fault("", "this is JSON, but not a notebook: it has no 'nbformat' number", NotANotebook);
        if (major < 4)
            throw Fault("nbformat", $"the format is {major}, but only format 4 is read", "Convert it: jupyter nbconvert --to notebook --nbformat 4 FILE.");
        if (major > 4)
            throw Fault("nbformat", $"the format is {major}, but only format 4 is read", "Save it as format 4 in the program that wrote it.");
        return Integer(root["nbformat_minor"]) ?? 0;
    }

    private NotebookCell ReadCell(JsonNode? node, string where)
    {
        if (node is not JsonObject cell)
            throw Fault(where, "a cell must be an object", SaveAgain);
        var kind = cell["cell_type"]?.ToString() switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            null => throw Fault($"{where}.cell_type", "the cell's type is missing", "Write code, markdown or raw."),
            var other => throw Fault($"{where}.cell_type", $"'{other}' is no type of cell", "Write code, markdown or raw."),
        };
        var source = MultilineText.Join(cell["source"])
            ?? throw Fault($"{where}.source", Missing(cell["source"], "the source (a string or a list of strings)"), SaveAgain);
        var result = new NotebookCell(kind, source.ReplaceLineEndings("\n"), ReadId(cell, source))
        {
            Metadata = ReadMetadata(cell, $"{where}.metadata"),
            OtherMembers = Others(cell, MembersOfCell),
            ExecutionCount = Integer(cell["execution_count"]),
        };
        CheckTags(result, where);
        if (kind == CellKind.Code)
            ReadOutputs(cell, result, where);
        return result;
    }

    private string ReadId(JsonObject cell, string source)
    {
        var id = cell["id"]?.ToString();
        // Copying cells in an editor makes twins; a fresh id keeps them apart.
        var result = CellId.IsValid(id) && !_ids.Contains(id!) ? id! : CellId.For(source, _ids);
        _ids.Add(result);
        return result;
    }

    private void CheckTags(NotebookCell cell, string where)
    {
        var tags = cell.Metadata["tags"];
        if (tags is not (null or JsonArray))
            throw Fault($"{where}.metadata.tags", "the tags must be a list of strings", """Write them as ["page", "hide-input"].""");
    }

    private void ReadOutputs(JsonObject cell, NotebookCell result, string where)
    {
        if (cell["outputs"] is not { } node)
            return;
        if (node is not JsonArray outputs)
            throw Fault($"{where}.outputs", "the outputs must be a list", SaveAgain);
        var reader = new OutputReader((position, problem) => Fault(position, problem, SaveAgain));
        for (var index = 0; index < outputs.Count; index++)
            result.Outputs.Add(reader.Read(outputs[index], $"{where}.outputs[{index}]"));
    }

    private JsonObject ReadMetadata(JsonObject owner, string where) => owner["metadata"] switch
    {
        null => [],
        JsonObject metadata => (JsonObject)metadata.DeepClone(),
        _ => throw Fault(where, "the metadata must be an object", SaveAgain),
    };

    private static JsonObject Others(JsonObject owner, HashSet<string> known) =>
        [.. owner.Where(member => !known.Contains(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))];

    internal static int? Integer(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
        && int.TryParse(value.ToJsonString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string Missing(JsonNode? node, string what) =>
        node is null ? $"{what} is missing" : $"{what} has the wrong type";

    private NotebookFormatException Fault(string where, string problem, string remedy, Exception? cause = null) =>
        new(name, where, problem, remedy, cause);
}
