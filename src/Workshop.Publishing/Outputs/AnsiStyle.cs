using System.Globalization;

namespace Workshop.Publishing.Outputs;

/// <summary>The colours and weights in force at one place of a terminal's text (ECMA-48, SGR). Immutable.</summary>
internal readonly record struct AnsiStyle
{
    private string? Foreground { get; init; }
    private string? Background { get; init; }
    private bool Bold { get; init; }
    private bool Italic { get; init; }
    private bool Underline { get; init; }

    /// <summary>The style after a sequence such as <c>1;31</c>.</summary>
    internal AnsiStyle Apply(string codes)
    {
        var numbers = new Queue<int>(codes.Split(';').Select(code =>
            int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0));
        var style = this;
        while (numbers.TryDequeue(out var code))
            style = style.Apply(code, numbers);
        return style;
    }

    internal string ToAttributes()
    {
        var colours = new[] { ("fg", Foreground), ("bg", Background) }.Where(colour => colour.Item2 is not null).ToList();
        // The sixteen named colours are classes, so that light and dark each have legible ones; others are given as such.
        var classes = colours.Where(colour => colour.Item2![0] != '#').Select(colour => $"ansi-{colour.Item1}-{colour.Item2}")
            .Concat(Bold ? ["ansi-bold"] : [])
            .Concat(Italic ? ["ansi-italic"] : [])
            .Concat(Underline ? ["ansi-underline"] : [])
            .ToList();
        var styles = colours.Where(colour => colour.Item2![0] == '#')
            .Select(colour => $"{(colour.Item1 == "fg" ? "color" : "background")}:{colour.Item2}")
            .ToList();
        return (classes.Count > 0 ? $" class=\"{string.Join(' ', classes)}\"" : "")
            + (styles.Count > 0 ? $" style=\"{string.Join(';', styles)}\"" : "");
    }

    private AnsiStyle Apply(int code, Queue<int> rest) => code switch
    {
        0 => default,
        1 => this with { Bold = true },
        3 => this with { Italic = true },
        4 => this with { Underline = true },
        22 => this with { Bold = false },
        23 => this with { Italic = false },
        24 => this with { Underline = false },
        >= 30 and <= 37 => this with { Foreground = Name(code - 30) },
        38 => this with { Foreground = Extended(rest) ?? Foreground },
        39 => this with { Foreground = null },
        >= 40 and <= 47 => this with { Background = Name(code - 40) },
        48 => this with { Background = Extended(rest) ?? Background },
        49 => this with { Background = null },
        >= 90 and <= 97 => this with { Foreground = Name(code - 90 + 8) },
        >= 100 and <= 107 => this with { Background = Name(code - 100 + 8) },
        _ => this,
    };

    private static string? Extended(Queue<int> rest) => rest.TryDequeue(out var form) switch
    {
        true when form == 5 && rest.TryDequeue(out var index) => FromPalette(index),
        true when form == 2 && rest.Count >= 3 => Hex(rest.Dequeue(), rest.Dequeue(), rest.Dequeue()),
        _ => null,
    };

    // xterm's 256 colours: 16 named ones, a cube of 6 × 6 × 6, 24 greys.
    private static string FromPalette(int index)
    {
        if (index < 16)
            return Name(index);
        if (index >= 232)
            return Hex(8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232));
        var cube = index - 16;
        return Hex(Level(cube / 36), Level(cube / 6 % 6), Level(cube % 6));
    }

    private static int Level(int step) => step == 0 ? 0 : 55 + 40 * step;

    private static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static string Hex(int red, int green, int blue) =>
        $"#{Math.Min(red, 255):x2}{Math.Min(green, 255):x2}{Math.Min(blue, 255):x2}";
}
