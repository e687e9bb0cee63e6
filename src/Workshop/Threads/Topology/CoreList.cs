using System.Globalization;

namespace Workshop.Threads;

/// <summary>The way in which Linux writes sets of cores: <c>0-3,8</c>.</summary>
internal static class CoreList
{
    /// <summary>The cores, in the order of the text; null when it is no such list.</summary>
    internal static int[]? Parse(string text)
    {
        var cores = new List<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var dash = part.IndexOf('-', StringComparison.Ordinal);
            var (first, last) = dash < 0 ? (part, part) : (part[..dash], part[(dash + 1)..]);
            if (!TryNumber(first, out var from) || !TryNumber(last, out var to) || to < from)
                return null;
            for (var core = from; core <= to; core++)
                cores.Add(core);
        }

        return [.. cores];
    }

    /// <summary>The shortest text for cores in ascending order; a dash stands for two neighbours and more.</summary>
    internal static string Format(IReadOnlyList<int> cores)
    {
        var parts = new List<string>();
        for (var i = 0; i < cores.Count; i++)
        {
            var first = i;
            while (i + 1 < cores.Count && cores[i + 1] == cores[i] + 1)
                i++;
            parts.Add(i == first ? $"{cores[first]}" : $"{cores[first]}-{cores[i]}");
        }

        return parts.Count == 0 ? "none" : string.Join(",", parts);
    }

    // A mask of a kernel never reaches a million cores; a number that does is not one to allocate by.
    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < 1_000_000;
}
