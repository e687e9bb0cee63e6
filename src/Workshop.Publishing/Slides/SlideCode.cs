using System.Globalization;

namespace Workshop.Publishing.Slides;

/// <summary>Code on a slide: small enough for its longest line, with a step for each group of lines to point at.</summary>
internal static class SlideCode
{
    /// <param name="highlighter">Colours the code.</param>
    /// <param name="code">The code.</param>
    /// <param name="steps">The lines of each step; the first shows at once. May be empty.</param>
    /// <param name="firstFragment">The number of the slide's next fragment.</param>
    internal static string ToHtml(ICodeHighlighter highlighter, string code, IReadOnlyList<IReadOnlyList<int>> steps, int firstFragment)
    {
        var longest = code.Split('\n').Max(line => line.Length);
        var html = highlighter.ToHtml(code);
        var body = steps.Count == 0 ? html : InLines(html);
        var stepped = steps.Count == 0 ? "" : $" data-lines=\"{string.Join(' ', steps[0])}\"";
        var fragments = string.Concat(steps.Skip(1).Select((step, index) =>
            string.Create(CultureInfo.InvariantCulture, $"<span class=\"fragment line-step\" data-fragment-index=\"{firstFragment + index}\" data-lines=\"{string.Join(' ', step)}\"></span>")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<div class=\"code\" style=\"--columns:{longest}\"{stepped}><pre tabindex=\"0\"><code>{body}</code></pre>{fragments}</div>\n");
    }

    // No colour reaches over the end of a line: see ICodeHighlighter.
    private static string InLines(string html) =>
        string.Join('\n', html.Split('\n').Select(line => $"<span class=\"line\">{line}</span>"));
}
