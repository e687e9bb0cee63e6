namespace Workshop.Server;

/// <summary>What the open pages are told: one line, a word and after it a text.</summary>
/// <param name="Kind"><c>reload</c>, <c>working</c> or <c>problem</c>; <c>live.js</c> knows what each means.</param>
/// <param name="Text">What the reader sees; empty for a reload.</param>
internal sealed record Announcement(string Kind, string Text)
{
    internal static Announcement Parse(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? new(line, "") : new(line[..space], line[(space + 1)..]);
    }
}
