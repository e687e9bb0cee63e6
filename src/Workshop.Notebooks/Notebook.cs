using System.Text;
using System.Text.Json.Nodes;

namespace Workshop.Notebooks;

/// <summary>A Jupyter notebook (nbformat 4) in memory. Not thread-safe.</summary>
/// <remarks>Reads formats 4.0 to 4.5 and writes 4.5. Metadata the course does not know is kept.</remarks>
public sealed partial class Notebook
{
    /// <summary>The oldest minor format with cell ids: what <see cref="ToJson"/> writes at least.</summary>
    internal const int MinorWithIds = 5;

    /// <summary>The cells, in order.</summary>
    public IList<NotebookCell> Cells { get; init; } = [];

    /// <summary>The notebook's metadata: <c>kernelspec</c>, <c>language_info</c> and whatever else.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The minor format the notebook was read in, at least 5.</summary>
    internal int FormatMinor { get; init; } = MinorWithIds;

    /// <summary>Members beside nbformat's own: kept as they are.</summary>
    internal JsonObject OtherMembers { get; init; } = [];

    /// <summary>The kernel's name, such as <c>.net-csharp</c>, or null.</summary>
    public string? KernelName => (Metadata["kernelspec"] as JsonObject)?["name"]?.ToString();

    /// <summary>The language of the code cells, such as <c>C#</c>, or null.</summary>
    public string? Language =>
        ((Metadata["language_info"] as JsonObject)?["name"] ?? (Metadata["kernelspec"] as JsonObject)?["language"])
        ?.ToString();

    /// <summary>The first heading of level 1, as Markdown; null if there is none.</summary>
    public string? Title => Cells
        .Where(cell => cell.Kind == CellKind.Markdown)
        .Select(cell => MarkdownTitle.Of(cell.Source))
        .FirstOrDefault(title => title is not null);

    /// <summary>Reads the notebook at <paramref name="path"/>.</summary>
    /// <exception cref="NotebookFormatException">The file is not such a notebook.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public static Notebook Load(string path)
    {
        var strictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        try
        {
            return Parse(File.ReadAllText(path, strictUtf8), path);
        }
        catch (DecoderFallbackException exception)
        {
            throw new NotebookFormatException(
                path, "", "the file is not UTF-8 text", "Give the path of a Jupyter notebook (.ipynb).", exception);
        }
    }

    /// <summary>Reads a notebook from its JSON.</summary>
    /// <param name="json">The content of an .ipynb file.</param>
    /// <param name="name">What error messages call it, usually its path.</param>
    /// <exception cref="NotebookFormatException">The text is not such a notebook.</exception>
    public static Notebook Parse(string json, string name) => new NotebookReader(name).Read(json);

    /// <summary>The notebook as Jupyter writes it: sorted keys, one space of indent, texts as lists of lines.</summary>
    public string ToJson() => NotebookWriter.Write(this);

    /// <summary>Replaces the file at <paramref name="path"/>: by a whole new one or, on failure, not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder is read-only.</exception>
    public void Save(string path) => AtomicFile.WriteAllText(path, ToJson());

    /// <summary>An independent copy.</summary>
    public Notebook Clone() => new()
    {
        Cells = [.. Cells.Select(cell => cell.Clone())],
        Metadata = (JsonObject)Metadata.DeepClone(),
        FormatMinor = FormatMinor,
        OtherMembers = (JsonObject)OtherMembers.DeepClone(),
    };
}
