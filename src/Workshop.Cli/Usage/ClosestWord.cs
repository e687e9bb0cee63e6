namespace Workshop.Cli.Usage;

/// <summary>Finds the word that was probably meant.</summary>
internal static class ClosestWord
{
    /// <summary>The known word that takes the fewest edits, or null if every one takes too many to be a slip.</summary>
    internal static string? To(string word, IEnumerable<string> known)
    {
        var closest = known.MinBy(candidate => Edits(word, candidate));
        return closest is not null && Edits(word, closest) <= Math.Max(1, word.Length / 3) ? closest : null;
    }

    // Damerau's distance in its restricted form: insertions, deletions, replacements and swaps of neighbours cost 1 each.
    private static int Edits(string from, string to)
    {
        var cost = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }
                var replaced = cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], 1 + cost[i - 2, j - 2]);
            }
        }
        return cost[from.Length, to.Length];
    }
}
