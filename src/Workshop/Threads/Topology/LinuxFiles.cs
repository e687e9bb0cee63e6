using System.Globalization;

namespace Workshop.Threads;

/// <summary>The small files in which Linux answers. What is missing, empty or refused is null.</summary>
/// <param name="root">The folder that stands for <c>/</c>.</param>
internal sealed class LinuxFiles(string root)
{
    internal bool Exists(string folder) => Directory.Exists(Path.Combine(root, folder));

    /// <summary>The text without blanks at its ends.</summary>
    internal string? Text(string file)
    {
        var path = Path.Combine(root, file);
        // Most questions on most machines are about files that are not there, and exceptions are slow.
        if (!File.Exists(path))
            return null;
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } text ? text : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal long? Number(string file) =>
        long.TryParse(Text(file), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal int[]? Cores(string file) => Text(file) is { } text ? CoreList.Parse(text) : null;
}
