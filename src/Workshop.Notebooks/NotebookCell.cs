using System.Text.Json.Nodes;

namespace Workshop.Notebooks;

/// <summary>One cell of a notebook. Not thread-safe.</summary>
public sealed class NotebookCell
{
    /// <summary>A cell without outputs.</summary>
    /// <param name="kind">What the cell holds.</param>
    /// <param name="source">Its text, lines separated by <c>\n</c>.</param>
    /// <param name="id">1 to 64 letters, digits, <c>-</c> or <c>_</c>, unique in its notebook.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is not such a name.</exception>
    public NotebookCell(CellKind kind, string source, string id)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!CellId.IsValid(id))
            throw new ArgumentException($"'{id}' is no cell id: use 1 to 64 letters, digits, '-' or '_'.", nameof(id));
        (Kind, Source, Id) = (kind, source, id);
    }

    /// <summary>The name that stays with the cell when it moves.</summary>
    public string Id { get; }

    /// <summary>What the cell holds.</summary>
    public CellKind Kind { get; }

    /// <summary>The cell's text, lines separated by <c>\n</c>.</summary>
    public string Source { get; set; }

    /// <summary>The number of the run that made the outputs; null if the cell has not run.</summary>
    public int? ExecutionCount { get; set; }

    /// <summary>What a code cell produced, in order. Saved for code cells only.</summary>
    public IList<CellOutput> Outputs { get; private init; } = [];

    /// <summary>The cell's metadata; members the course does not know are kept.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Members beside nbformat's own, and attachments: kept as they are.</summary>
    internal JsonObject OtherMembers { get; init; } = [];

    /// <summary>The cell's tags, in their order.</summary>
    public IReadOnlyList<string> Tags =>
        Metadata["tags"] is JsonArray tags ? [.. tags.OfType<JsonValue>().Select(tag => tag.ToString())] : [];

    /// <summary>What the cell is for, as its tags say.</summary>
    public CellRoles Roles => CellTags.RolesOf(Tags);

    /// <summary>How the cell enters the slides. A value that Jupyter does not define counts as absent.</summary>
    public SlideType SlideType => SlideTypeName switch
    {
        "slide" => SlideType.Slide,
        "subslide" => SlideType.Subslide,
        "fragment" => SlideType.Fragment,
        "notes" => SlideType.Notes,
        "skip" => SlideType.Skip,
        _ => SlideType.Continuation,
    };

    /// <summary>The slide type as it is written in the metadata, or null.</summary>
    public string? SlideTypeName => (Metadata["slideshow"] as JsonObject)?["slide_type"]?.ToString();

    /// <summary>Whether readers of the page see the cell.</summary>
    public bool IsOnPage => IsShown && SlideType != SlideType.Notes && (Has(CellRoles.Page) || !Has(CellRoles.Slide));

    /// <summary>Whether the cell is part of the slides; a speaker's note counts.</summary>
    public bool IsOnSlides => IsShown && SlideType != SlideType.Skip && (Has(CellRoles.Slide) || !Has(CellRoles.Page));

    /// <summary>Whether the cell has every role of <paramref name="roles"/>.</summary>
    public bool Has(CellRoles roles) => (Roles & roles) == roles;

    private bool IsShown => !Has(CellRoles.RemoveCell);

    /// <summary>An independent copy.</summary>
    public NotebookCell Clone() => new(Kind, Source, Id)
    {
        ExecutionCount = ExecutionCount,
        Outputs = [.. Outputs],
        Metadata = (JsonObject)Metadata.DeepClone(),
        OtherMembers = (JsonObject)OtherMembers.DeepClone(),
    };
}
