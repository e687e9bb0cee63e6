namespace Workshop.Notebooks;

/// <summary>Finds the first heading of level 1 in a Markdown text.</summary>
internal static class MarkdownTitle
{
    internal static string? Of(string markdown)
    {
        string? fence = null;
        foreach (var line in markdown.Split('\n').Select(line => line.Trim()))
        {
            // A "# …" between fences is a comment of some code.
            if (fence is null && (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal)))
                fence = line[..3];
            else if (fence is not null && line.StartsWith(fence, StringComparison.Ordinal))
                fence = null;
            else if (fence is null && line.StartsWith("# ", StringComparison.Ordinal))
                return line.Trim('#', ' ');
        }
        return null;
    }
}
