using Microsoft.DotNet.Interactive.Formatting;

namespace Workshop.Scripting.Formatting;

/// <summary>What is shown of a value, before it is written as HTML or as text. Read once from the value, so that both agree.</summary>
internal abstract record View
{
    internal MimeBundle ToBundle() => new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [HtmlFormatter.MimeType] = ViewHtml.Of(this),
        [PlainTextFormatter.MimeType] = ViewText.Of(this),
    });
}

/// <summary>One piece of text.</summary>
internal sealed record TextView(string Text, bool IsNumber = false) : View
{
    internal static readonly TextView TooMuch = new("…");

    internal static TextView Null => new(Formatter.NullString);
}

/// <summary>What a formatter of the reader's or of a library made.</summary>
internal sealed record CustomView(string? Html, string Text) : View;

/// <summary>Single values in a row. <paramref name="Rest"/> says what is not shown.</summary>
internal sealed record ListView(IReadOnlyList<View> Items, string? Rest) : View;

/// <summary>Objects, a row each; null where an object has no such member. <paramref name="Rest"/> says what is not shown.</summary>
internal sealed record TableView(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<View?>> Rows, string? Rest) : View
{
    /// <summary>Rows of text.</summary>
    internal TableView(string name, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
        : this(name, columns, [.. rows.Select(row => (IReadOnlyList<View?>)[.. row.Select(text => new TextView(text))])], Rest: null)
    {
    }

    internal bool IsNumeric(int column) =>
        Rows.Any(row => row[column] is TextView { IsNumber: true }) && Rows.All(row => row[column] is null or TextView { IsNumber: true });
}

/// <summary>One object with its members.</summary>
internal sealed record ObjectView(string Name, IReadOnlyList<(string Name, View Value)> Members) : View;
