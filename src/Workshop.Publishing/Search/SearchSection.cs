using System.Text;

namespace Workshop.Publishing.Search;

/// <summary>A section of a page as the search finds it.</summary>
/// <param name="Id">The id of its heading; empty for what stands above the first one.</param>
/// <param name="Title">Its heading, as text.</param>
internal sealed record SearchSection(string Id, string Title)
{
    private readonly StringBuilder _text = new();

    /// <summary>Its text, on one line.</summary>
    internal string Text => _text.ToString();

    internal void Add(string text)
    {
        var line = Markup.OnOneLine(text);
        if (line.Length == 0)
            return;
        if (_text.Length > 0)
            _text.Append(' ');
        _text.Append(line);
    }
}
