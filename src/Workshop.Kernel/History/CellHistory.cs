using System.IO.Enumeration;
using System.Text.Json.Nodes;
using Workshop.Kernel.Protocol.Messages;

namespace Workshop.Kernel.History;

/// <summary>The cells that ran in this session, with their values as text. For one thread.</summary>
internal sealed class CellHistory
{
    private const int Session = 1;

    private readonly List<Entry> _entries = [];

    internal void Add(int number, string source, string? value) => _entries.Add(new Entry(number, source, value));

    /// <summary>What a client asks for, oldest first.</summary>
    internal JsonArray Find(HistoryRequest asked)
    {
        var found = asked.HistAccessType switch
        {
            "range" => asked.Session is 0 or Session ? _entries.Where(entry => entry.Number >= asked.Start && entry.Number < (asked.Stop ?? int.MaxValue)) : [],
            "search" => Search(asked),
            _ => _entries.TakeLast(asked.N ?? int.MaxValue),
        };
        return new JsonArray([.. found.Select(entry => Describe(entry, asked.Output))]);
    }

    private IEnumerable<Entry> Search(HistoryRequest asked)
    {
        var matches = _entries.Where(entry => FileSystemName.MatchesSimpleExpression(asked.Pattern ?? "*", entry.Source, ignoreCase: false));
        if (asked.Unique)
            matches = matches.Reverse().DistinctBy(entry => entry.Source).Reverse();
        return matches.TakeLast(asked.N ?? int.MaxValue);
    }

    private static JsonArray Describe(Entry entry, bool withOutput) => new JsonArray(
        Session, entry.Number, withOutput ? new JsonArray(entry.Source, entry.Value) : entry.Source);

    private sealed record Entry(int Number, string Source, string? Value);
}
