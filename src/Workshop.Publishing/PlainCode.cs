namespace Workshop.Publishing;

/// <summary>Code without colours. Immutable.</summary>
public sealed class PlainCode : ICodeHighlighter
{
    /// <summary>The only instance needed.</summary>
    public static PlainCode Instance { get; } = new();

    /// <inheritdoc/>
    public string ToHtml(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Markup.Escape(code);
    }
}
