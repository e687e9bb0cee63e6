using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workshop.Publishing.Text;

/// <summary>A block quote that opens with a kind in bold: <c>&gt; **Analogy. The workshop.** …</c>.</summary>
/// <param name="Kind">What it is, such as <c>Analogy</c>.</param>
/// <param name="Title">The rest of the bold words; may be empty.</param>
internal sealed record Admonition(string Kind, string Title)
{
    private static readonly string[] Kinds = ["Analogy", "Note", "Warning", "Tip", "Definition", "Exercise", "In brief"];

    /// <summary>The CSS class of the kind.</summary>
    internal string ClassName => Kind.ToLowerInvariant().Replace(' ', '-');

    /// <summary>What the quote says it is, or null for an ordinary quote.</summary>
    internal static Admonition? Of(QuoteBlock quote)
    {
        if (quote.FirstOrDefault() is not ParagraphBlock { Inline.FirstChild: EmphasisInline { DelimiterCount: 2 } bold })
            return null;
        var words = CourseMarkdown.PlainText(bold);
        var kind = Kinds.FirstOrDefault(kind => Opens(words, kind));
        return kind is null ? null : new Admonition(kind, words[kind.Length..].Trim('.', ':', ' '));
    }

    // "Note. …" and "Note" open a note; "Notebooks" does not.
    private static bool Opens(string words, string kind) =>
        words.StartsWith(kind, StringComparison.OrdinalIgnoreCase)
        && (words.Length == kind.Length || words[kind.Length] is '.' or ':');
}
