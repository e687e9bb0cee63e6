using System.Text.Json.Nodes;

namespace Workshop.Notebooks;

/// <summary>Reads and checks an outline: a misspelt member is refused, not ignored.</summary>
internal sealed class CourseOutlineReader(string name)
{
    private static readonly string[] MembersOfOutline = ["title", "summary", "notebooks"];

    private static readonly string[] MembersOfChapter = ["file", "title", "minutes", "objectives", "prerequisites"];

    internal CourseOutline Read(string json)
    {
        var root = new JsonSource((where, problem, cause) => Fault(where, problem, "See CourseOutline for the form.", cause)).Read(json);
        RefuseUnknown(root, MembersOfOutline, "");
        if (root["notebooks"] is not JsonArray { Count: > 0 } notebooks)
            throw Fault("notebooks", "the list of notebooks is missing or empty", "List at least one notebook.");
        var chapters = new List<CourseChapter>();
        foreach (var node in notebooks)
            chapters.Add(ReadChapter(node, $"notebooks[{chapters.Count}]", chapters));
        return new CourseOutline(Text(root, "title", ""), Text(root, "summary", ""), chapters);
    }

    private CourseChapter ReadChapter(JsonNode? node, string where, List<CourseChapter> earlier)
    {
        if (node is not JsonObject chapter)
            throw Fault(where, "a notebook must be an object", "Write {\"file\": …, \"title\": …, …}.");
        RefuseUnknown(chapter, MembersOfChapter, $"{where}.");
        var result = new CourseChapter(
            earlier.Count + 1,
            Text(chapter, "file", $"{where}."),
            Text(chapter, "title", $"{where}."),
            NotebookReader.Integer(chapter["minutes"]) is > 0 and { } minutes
                ? minutes
                : throw Fault($"{where}.minutes", "the minutes must be a whole number from 1", "Write how long a reader takes."),
            Texts(chapter["objectives"] ?? throw Fault($"{where}.objectives", "the objectives are missing", "List what the reader can do afterwards."), $"{where}.objectives"),
            Texts(chapter["prerequisites"] ?? new JsonArray(), $"{where}.prerequisites"));
        CheckFile(result, where, earlier);
        return result;
    }

    private void CheckFile(CourseChapter chapter, string where, List<CourseChapter> earlier)
    {
        if (Path.GetFileName(chapter.File) != chapter.File || !chapter.File.EndsWith(".ipynb", StringComparison.Ordinal))
            throw Fault($"{where}.file", $"'{chapter.File}' is not the name of a notebook beside the outline", "Write NN-topic.ipynb, without folders.");
        if (earlier.Any(other => other.File == chapter.File))
            throw Fault($"{where}.file", $"'{chapter.File}' is listed twice", "Take one of them out.");
        foreach (var needed in chapter.Prerequisites.Where(needed => earlier.All(other => other.File != needed)))
            throw Fault($"{where}.prerequisites", $"'{needed}' is not listed before '{chapter.File}'", "Name files that stand earlier in the list.");
    }

    private string Text(JsonObject owner, string member, string where) =>
        owner[member] is JsonValue value && value.TryGetValue(out string? text) && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw Fault(where + member, $"the {member} is missing or not a text", "Write it as a string.");

    private string[] Texts(JsonNode node, string where) =>
        node is JsonArray items && items.All(item => item is JsonValue value && value.TryGetValue(out string? _))
            ? [.. items.Select(item => item!.GetValue<string>())]
            : throw Fault(where, "this must be a list of strings", "Write it as [\"…\", \"…\"].");

    private void RefuseUnknown(JsonObject owner, string[] known, string where)
    {
        foreach (var (member, _) in owner.Where(member => !known.Contains(member.Key)))
            throw Fault(where + member, "this member has no meaning here", $"The members are {string.Join(", ", known)}.");
    }

    private CourseOutlineException Fault(string where, string problem, string remedy, Exception? cause = null) =>
        new(name, where, problem, remedy, cause);
}
