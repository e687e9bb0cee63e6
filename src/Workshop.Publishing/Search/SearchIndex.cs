using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workshop.Notebooks;

namespace Workshop.Publishing.Search;

/// <summary>What the search of the site knows about one chapter.</summary>
/// <remarks>
/// A script, because pages that open from a disk may load scripts but fetch no data. One a chapter, so that a chapter
/// published alone leaves the others' alone.
/// </remarks>
internal static class SearchIndex
{
    // The file is a script of its own, never part of a page, so nothing but quotes needs escaping.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's name in the site.</summary>
    internal static string FileOf(string chapter) => $"assets/search/{chapter}.js";

    internal static string ToScript(CourseChapter chapter, string title, IEnumerable<SearchSection> sections)
    {
        var entry = new JsonObject
        {
            ["number"] = chapter.Number,
            ["title"] = title,
            ["page"] = $"{chapter.Name}.html",
            ["sections"] = new JsonArray([.. sections.Where(section => section.Id.Length + section.Text.Length > 0)
                .Select(section => new JsonArray(section.Id, section.Title, section.Text))]),
        };
        return $"workshopSearch.add({entry.ToJsonString(Compact)});\n";
    }
}
