namespace Workshop.Scripting.LanguageServices;

/// <summary>A cell's text as the compiler may see it.</summary>
internal static class CellText
{
    /// <summary>Puts spaces in place of the lines that are not C#, so that all positions stay.</summary>
    internal static string WithoutDirectives(string code)
    {
        if (!code.Contains('#', StringComparison.Ordinal))
            return code;
        var text = code.ToCharArray();
        var start = 0;
        foreach (var line in code.AsSpan().EnumerateLines())
        {
            // EnumerateLines knows line ends of one and of two characters, so look the line's place up.
            start += code.AsSpan(start).IndexOf(line);
            if (IsForeign(line.TrimStart()))
                text.AsSpan(start, line.Length).Fill(' ');
            start += line.Length;
        }

        return new string(text);
    }

    private static bool IsForeign(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("#!", StringComparison.Ordinal))
            return true;
        var words = line.ToString().Split([' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && (words[0] == "#i" || words[0] == "#r" && words[1].TrimStart().StartsWith("\"nuget:", StringComparison.OrdinalIgnoreCase));
    }
}
