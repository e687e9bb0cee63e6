using System.Text.Json.Nodes;
using Workshop.Notebooks;

namespace Workshop.Publishing.Tests;

/// <summary>Builds notebooks for tests, a cell a call.</summary>
internal sealed class Lesson
{
    public Notebook Notebook { get; } = new();

    public Lesson Markdown(string source, string tags = "", string? slide = null, (int Columns, int Column)? place = null)
    {
        var cell = Add(CellKind.Markdown, source, tags, slide);
        if (place is { } columns)
            cell.Metadata["workshop"] = new JsonObject { ["columns"] = columns.Columns, ["column"] = columns.Column };
        return this;
    }

    public Lesson Code(string source, string tags = "", string? slide = null, params CellOutput[] outputs)
    {
        var cell = Add(CellKind.Code, source, tags, slide);
        foreach (var output in outputs)
            cell.Outputs.Add(output);
        return this;
    }

    public static DisplayOutput Display(params (string MimeType, string Value)[] forms) =>
        new([.. forms.Select(form => KeyValuePair.Create(form.MimeType, (JsonNode?)JsonValue.Create(form.Value)))]);

    public static DisplayOutput Claim(string statement, string verdict, string? evidence = null) => new(new JsonObject
    {
        ["application/vnd.workshop.claim+json"] = new JsonObject
        {
            ["statement"] = statement,
            ["verdict"] = verdict,
            ["evidence"] = evidence,
        },
        ["text/html"] = "<div>the library's own card</div>",
        ["text/plain"] = statement,
    });

    public static DisplayOutput Chart(string title, string text) => new(new JsonObject
    {
        ["application/vnd.plotly.v1+json"] = new JsonObject
        {
            ["data"] = new JsonArray(new JsonObject { ["type"] = "bar", ["x"] = new JsonArray(1, 2), ["y"] = new JsonArray(3, 4) }),
            ["layout"] = new JsonObject { ["title"] = new JsonObject { ["text"] = title }, ["height"] = 360 },
        },
        ["text/html"] = "<div>the library's own drawing</div>",
        ["text/plain"] = text,
    });

    private NotebookCell Add(CellKind kind, string source, string tags, string? slide)
    {
        var cell = new NotebookCell(kind, source, $"cell-{Notebook.Cells.Count + 1}");
        if (tags.Length > 0)
            cell.Metadata["tags"] = new JsonArray([.. tags.Split(' ').Select(tag => JsonValue.Create(tag))]);
        if (slide is not null)
            cell.Metadata["slideshow"] = new JsonObject { ["slide_type"] = slide };
        Notebook.Cells.Add(cell);
        return this.Notebook.Cells[^1];
    }
}
