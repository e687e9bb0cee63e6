using Workshop.Scripting.Formatting;

namespace Workshop.Scripting.Display;

/// <summary>Content of a MIME type, shown as what it is: SVG as a picture, Markdown as formatted text. Immutable.</summary>
public class MimeContent
{
    /// <summary>Content with a plain-text twin.</summary>
    /// <param name="mimeType">What it is.</param>
    /// <param name="content">The content; base64 for binary types.</param>
    /// <param name="text">What a reader gets who sees text only; the content itself when null.</param>
    public MimeContent(string mimeType, string content, string? text = null)
        : this(mimeType, content, text, html: null)
    {
    }

    private protected MimeContent(string mimeType, string content, string? text, string? html)
    {
        ArgumentException.ThrowIfNullOrEmpty(mimeType);
        ArgumentNullException.ThrowIfNull(content);
        (MimeType, Content) = (mimeType, content);
        var forms = new Dictionary<string, string>(StringComparer.Ordinal) { [mimeType] = content };
        if (html is not null)
            forms["text/html"] = html;
        forms.TryAdd("text/plain", text ?? content);
        Bundle = new MimeBundle(forms);
    }

    /// <summary>What it is.</summary>
    public string MimeType { get; }

    /// <summary>The content; base64 for binary types.</summary>
    public string Content { get; }

    internal MimeBundle Bundle { get; }

    /// <summary>Its HTML inside a table or a tree, or null where only the text fits.</summary>
    internal virtual string? InPage => Bundle.GetValueOrDefault("text/html");

    /// <summary>Its text inside a table or a tree.</summary>
    internal string InLine => MimeType == "application/json" ? Content : ToString();

    /// <summary>The plain-text twin.</summary>
    public override string ToString() => Bundle["text/plain"];

    internal static MimeContent? Of(object? value) => value as MimeContent ?? JsonContent.Of(value);
}
