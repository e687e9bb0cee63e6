namespace Workshop.Cli.Selection;

/// <summary>Paths as the reader would type them: relative where that is shorter.</summary>
internal static class DisplayPath
{
    internal static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, full);
        return relative.Length <= full.Length && !relative.StartsWith("..", StringComparison.Ordinal) ? relative : full;
    }
}
