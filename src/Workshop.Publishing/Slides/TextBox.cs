namespace Workshop.Publishing.Slides;

/// <summary>Where text is set on a slide: how wide the box is and how large the letters are, in CSS pixels.</summary>
internal readonly record struct TextBox(double Width, double Font)
{
    /// <summary>Above and below the text of a card, as deck.css sets it.</summary>
    internal const double CardPadding = 52;

    private const double SlideWidth = 1128;
    private const double CardGap = 28;
    private const double CardSides = 60;

    // Of the wider text faces that systems have; narrow ones leave room.
    private const double CharacterWidth = .54;

    /// <summary>The slide itself.</summary>
    internal static TextBox Slide { get; } = new(SlideWidth, 25);

    /// <summary>The slide's title.</summary>
    internal static TextBox Title { get; } = new(SlideWidth, 41);

    internal double Line => Font * 1.5;

    internal double Gap => Font * .72;

    internal double CharactersPerLine => Width / (Font * CharacterWidth);

    /// <summary>One of <paramref name="columns"/> cards side by side.</summary>
    internal static TextBox Card(int columns) => new((SlideWidth - (columns - 1) * CardGap) / columns - CardSides, 22);

    /// <summary>A box of its own in this one.</summary>
    internal TextBox Framed() => new(Width - CardSides, Font * .94);

    internal TextBox Indented(double em) => this with { Width = Width - em * Font };

    internal double Paragraph(string text) => LinesOf(text) * Line + Gap;

    /// <summary>The lines of a text that is broken between words.</summary>
    internal int LinesOf(string text)
    {
        var (lines, used) = (1, 0);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (used > 0 && used + 1 + word.Length > CharactersPerLine)
                (lines, used) = (lines + 1, 0);
            used += (used > 0 ? 1 : 0) + word.Length;
        }
        return lines;
    }
}
