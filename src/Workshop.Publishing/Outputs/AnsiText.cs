using System.Text;
using System.Text.RegularExpressions;

namespace Workshop.Publishing.Outputs;

/// <summary>Turns a terminal's text into HTML: colours become spans, a carriage return starts the line anew.</summary>
internal static partial class AnsiText
{
    internal static string ToHtml(string text)
    {
        var html = new StringBuilder();
        var style = new AnsiStyle();
        var position = 0;
        var lines = Overwrite(text);
        foreach (Match sequence in EscapeSequences().Matches(lines))
        {
            Append(html, style, lines[position..sequence.Index]);
            // Only colours have a meaning on paper; cursor moves and window titles have none.
            if (sequence.Groups["codes"].Success)
                style = style.Apply(sequence.Groups["codes"].Value);
            position = sequence.Index + sequence.Length;
        }
        Append(html, style, lines[position..]);
        return html.ToString();
    }

    private static void Append(StringBuilder html, AnsiStyle style, string text)
    {
        if (text.Length == 0)
            return;
        var attributes = style.ToAttributes();
        html.Append(attributes.Length == 0 ? Markup.Escape(text) : $"<span{attributes}>{Markup.Escape(text)}</span>");
    }

    // What a progress bar wrote before the last carriage return of a line is gone from the screen.
    private static string Overwrite(string text) =>
        string.Join('\n', text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(line =>
        {
            var end = line.TrimEnd('\r');
            return end[(end.LastIndexOf('\r') + 1)..];
        }));

    // CSI sequences, of which those ending in m set colours; OSC sequences; other two-character escapes.
    [GeneratedRegex(@"\x1b\[(?<codes>[0-9;]*)m|\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\-_]")]
    private static partial Regex EscapeSequences();
}
