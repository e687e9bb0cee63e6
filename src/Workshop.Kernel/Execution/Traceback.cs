using Workshop.Scripting;

namespace Workshop.Kernel.Execution;

/// <summary>An error's lines with the colours that notebooks show.</summary>
internal static class Traceback
{
    private const string Red = "\e[31m";
    private const string BoldRed = "\e[1;31m";
    private const string Cyan = "\e[36m";
    private const string Plain = "\e[0m";

    internal static IReadOnlyList<string> Of(CellError error) =>
        error.Trace.Count == 0 ? [$"{BoldRed}{error.Name}{Plain}: {error.Message}"] : [.. error.Trace.SelectMany(entry => entry.Split('\n')).Select(Colour)];

    private static string Colour(string line)
    {
        // "   at Bake in cell 7, line 3": where to look stands out.
        if (line.StartsWith("   at ", StringComparison.Ordinal))
        {
            var place = line.LastIndexOf("cell ", StringComparison.Ordinal);
            return place < 0 ? line : $"{line[..place]}{Cyan}{line[place..]}{Plain}";
        }

        // The source's line and the mark under it.
        var bar = line.IndexOf(" | ", StringComparison.Ordinal);
        if (line.StartsWith("  ", StringComparison.Ordinal) && bar > 0)
            return line.TrimEnd('^').EndsWith(' ') ? $"{line[..(bar + 3)]}{Red}{line[(bar + 3)..]}{Plain}" : line;

        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? $"{BoldRed}{line}{Plain}" : $"{BoldRed}{line[..colon]}{Plain}{line[colon..]}";
    }
}
