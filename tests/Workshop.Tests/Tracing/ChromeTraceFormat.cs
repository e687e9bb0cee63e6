using System.Text.Json;

namespace Workshop.Tests.Tracing;

/// <summary>Holds a file to the description of the Trace Event Format, more strictly than the programs that show such files do.</summary>
/// <remarks>
/// What the description calls optional may be missing, what it does not name may not be there, and whatever refers to something else (an end to its
/// beginning, an arrow to its slices, a thread to its name) must find it. Numbers are compared as they are written, without rounding.
/// </remarks>
internal sealed class ChromeTraceFormat
{
    // What an event of each phase must have, and what it may have besides.
    private static readonly string[] Always = ["ph", "name", "ts", "pid", "tid"];
    private static readonly string[] Sometimes = ["cat", "args", "tts", "cname"];
    private static readonly Dictionary<string, (string[] Must, string[] May)> Phases = new()
    {
        ["B"] = ([], []),
        ["E"] = ([], []),
        ["X"] = (["dur"], ["tdur"]),
        ["i"] = ([], ["s"]),
        ["C"] = (["args"], ["id"]),
        ["b"] = (["cat", "id"], ["scope"]),
        ["n"] = (["cat", "id"], ["scope"]),
        ["e"] = (["cat", "id"], ["scope"]),
        ["s"] = (["cat", "id"], []),
        ["t"] = (["cat", "id"], ["bp"]),
        ["f"] = (["cat", "id"], ["bp"]),
        ["M"] = (["args"], []),
    };

    private static readonly Dictionary<string, (string Argument, JsonValueKind Kind)> Metadata = new()
    {
        ["process_name"] = ("name", JsonValueKind.String),
        ["process_labels"] = ("labels", JsonValueKind.String),
        ["process_sort_index"] = ("sort_index", JsonValueKind.Number),
        ["thread_name"] = ("name", JsonValueKind.String),
        ["thread_sort_index"] = ("sort_index", JsonValueKind.Number),
    };

    private readonly List<string> _complaints = [];

    private ChromeTraceFormat()
    {
    }

    /// <summary>Empty for a file as it should be.</summary>
    internal static IReadOnlyList<string> Check(JsonElement file)
    {
        var check = new ChromeTraceFormat();
        if (check.IsFile(file))
        {
            var events = file.GetProperty("traceEvents").EnumerateArray().Where(check.IsEvent).ToArray();
            check.SlicesNest(events);
            check.AsyncNests(events);
            check.ArrowsArePaired(events);
            check.NamesAreGivenOnce(events);
            check.CountersKeepTheirSeries(events);
        }

        return check._complaints;
    }

    private bool IsFile(JsonElement file)
    {
        if (file.ValueKind != JsonValueKind.Object) return Demand(false, "The file is no object.", file);
        foreach (var member in file.EnumerateObject())
            Demand(member.Name is "traceEvents" or "displayTimeUnit" or "otherData", "The file has an unknown member.", file);
        if (file.TryGetProperty("displayTimeUnit", out var unit)) Demand(unit.GetString() is "ns" or "ms", "displayTimeUnit is neither ns nor ms.", unit);
        return Demand(file.TryGetProperty("traceEvents", out var events) && events.ValueKind == JsonValueKind.Array, "traceEvents is no array.", file);
    }

    private bool IsEvent(JsonElement one)
    {
        if (one.ValueKind != JsonValueKind.Object) return Demand(false, "An event is no object.", one);
        if (!Demand(Text(one, "ph") is { } && Phases.ContainsKey(Text(one, "ph")!), "Unknown phase.", one)) return false;
        var (must, may) = Phases[Text(one, "ph")!];
        var before = _complaints.Count;
        foreach (var name in Always.Concat(must)) Demand(one.TryGetProperty(name, out _), $"{name} is missing.", one);
        var seen = new HashSet<string>();
        foreach (var member in one.EnumerateObject())
        {
            Demand(seen.Add(member.Name), $"{member.Name} stands twice.", one);
            Demand(Always.Concat(Sometimes).Concat(must).Concat(may).Contains(member.Name), $"{member.Name} does not belong to this phase.", one);
            Demand(HasItsType(member), $"{member.Name} has the wrong type or value.", one);
        }

        if (_complaints.Count == before && Text(one, "ph") == "M") IsMetadata(one);
        return _complaints.Count == before;
    }

    private static bool HasItsType(JsonProperty member) => member.Name switch
    {
        "ts" or "dur" or "tts" or "tdur" => member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetDecimal(out var time) && time >= 0,
        "pid" or "tid" => member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out var number) && number >= 0,
        "id" => member.Value.ValueKind is JsonValueKind.Number or JsonValueKind.String,
        "args" => member.Value.ValueKind == JsonValueKind.Object,
        "bp" => member.Value.ValueKind == JsonValueKind.String && member.Value.GetString() == "e",
        "s" => member.Value.ValueKind == JsonValueKind.String && member.Value.GetString() is "g" or "p" or "t",
        _ => member.Value.ValueKind == JsonValueKind.String && member.Value.GetString()!.Length > 0,
    };

    private void IsMetadata(JsonElement one)
    {
        if (!Demand(Metadata.TryGetValue(Text(one, "name")!, out var form), "Unknown metadata.", one)) return;
        var isRight = one.GetProperty("args").TryGetProperty(form.Argument, out var value) && value.ValueKind == form.Kind;
        Demand(isRight && (form.Kind != JsonValueKind.Number || value.TryGetInt32(out _)), $"{form.Argument} is missing or no {form.Kind}.", one);
    }

    // X, B and E of one thread: one is inside another or beside it.
    private void SlicesNest(JsonElement[] events)
    {
        foreach (var thread in events.Where(one => Text(one, "ph") is "X" or "B" or "E").GroupBy(ThreadOf))
        {
            var begun = new Stack<JsonElement>();
            var ends = new Stack<decimal>();
            // Stable: of two that begin at once, the one that is written first is around the other.
            foreach (var one in thread.OrderBy(one => Number(one, "ts")))
            {
                var time = Number(one, "ts");
                while (ends.TryPeek(out var end) && end <= time) ends.Pop();
                switch (Text(one, "ph"))
                {
                    case "B":
                        begun.Push(one);
                        break;
                    case "E":
                        if (Demand(begun.TryPop(out var begin), "An end without a beginning.", one)) Demand(Text(begin, "name") == Text(one, "name"), "An end of something else.", one);
                        break;
                    default:
                        var until = time + Number(one, "dur");
                        Demand(!ends.TryPeek(out var around) || until <= around, "A slice crosses the one around it.", one);
                        ends.Push(until);
                        break;
                }
            }

            foreach (var one in begun) Demand(false, "A beginning without an end.", one);
        }
    }

    // b and e of one category and id: each end is that of the last beginning. n lies between.
    private void AsyncNests(JsonElement[] events)
    {
        foreach (var track in events.Where(one => Text(one, "ph") is "b" or "n" or "e").GroupBy(one => (Text(one, "cat"), Text(one, "scope"), one.GetProperty("id").ToString(), Number(one, "pid"))))
        {
            var begun = new Stack<JsonElement>();
            foreach (var one in track.OrderBy(one => Number(one, "ts")))
            {
                if (Text(one, "ph") == "b") begun.Push(one);
                else if (Text(one, "ph") == "n") Demand(begun.Count > 0, "An async moment outside of everything.", one);
                else if (Demand(begun.TryPop(out var begin), "An async end without a beginning.", one)) Demand(Text(begin, "name") == Text(one, "name"), "Async events cross.", one);
            }

            foreach (var one in begun) Demand(false, "An async beginning without an end.", one);
        }
    }

    // s, then any number of t, then f: of one category, name and id, in the order of time, each inside a slice of its thread.
    private void ArrowsArePaired(JsonElement[] events)
    {
        var slices = events.Where(one => Text(one, "ph") == "X").ToLookup(ThreadOf);
        foreach (var arrow in events.Where(one => Text(one, "ph") is "s" or "t" or "f").GroupBy(one => (Text(one, "cat"), one.GetProperty("id").ToString())))
        {
            var parts = arrow.OrderBy(one => Number(one, "ts")).ToArray();
            var shape = string.Concat(parts.Select(one => Text(one, "ph")));
            Demand(shape.Length >= 2 && shape[0] == 's' && shape[^1] == 'f' && shape[1..^1].All(part => part == 't'), $"An arrow of the parts {shape}.", parts[0]);
            Demand(parts.Select(one => Text(one, "name")).Distinct().Count() == 1, "An arrow with two names.", parts[0]);
            foreach (var part in parts)
            {
                var time = Number(part, "ts");
                Demand(slices[ThreadOf(part)].Any(slice => Number(slice, "ts") <= time && time <= Number(slice, "ts") + Number(slice, "dur")), "The end of an arrow outside of all slices.", part);
            }
        }
    }

    private void NamesAreGivenOnce(JsonElement[] events)
    {
        var metadata = events.Where(one => Text(one, "ph") == "M").ToArray();
        foreach (var twice in metadata.GroupBy(one => (Text(one, "name"), Text(one, "name")!.StartsWith("thread", StringComparison.Ordinal) ? ThreadOf(one) : (Number(one, "pid"), 0))).Where(group => group.Count() > 1))
            Demand(false, "Given twice.", twice.First());
        var processes = metadata.Where(one => Text(one, "name") == "process_name").Select(one => Number(one, "pid")).ToHashSet();
        foreach (var one in events) Demand(processes.Contains(Number(one, "pid")), "A process without a name.", one);
    }

    private void CountersKeepTheirSeries(JsonElement[] events)
    {
        foreach (var counter in events.Where(one => Text(one, "ph") == "C").GroupBy(one => (Number(one, "pid"), Text(one, "name"), one.TryGetProperty("id", out var id) ? id.ToString() : "")))
        {
            var series = counter.First().GetProperty("args").EnumerateObject().Select(one => one.Name).ToArray();
            foreach (var one in counter)
            {
                var args = one.GetProperty("args").EnumerateObject().ToArray();
                Demand(args.Length > 0 && args.All(value => value.Value.ValueKind == JsonValueKind.Number), "A counter counts something that is no number.", one);
                Demand(args.Select(value => value.Name).SequenceEqual(series), "A counter changes its series.", one);
            }
        }
    }

    private bool Demand(bool isTrue, string complaint, JsonElement where)
    {
        if (!isTrue) _complaints.Add($"{complaint} {(where.ToString() is { Length: > 300 } text ? text[..300] : where)}");
        return isTrue;
    }

    private static (decimal Process, decimal Thread) ThreadOf(JsonElement one) => (Number(one, "pid"), Number(one, "tid"));

    private static decimal Number(JsonElement one, string name) => one.GetProperty(name).GetDecimal();

    private static string? Text(JsonElement one, string name) =>
        one.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
