namespace Workshop.Scripting.LanguageServices;

/// <summary>How well a name fits what was typed; lower is better.</summary>
internal enum NameMatch
{
    Prefix,
    PrefixInOtherCase,
    CamelHumps,
    None,
}

/// <summary>Compares names with what was typed.</summary>
internal static class NameMatching
{
    internal static NameMatch Of(string name, string typed)
    {
        if (name.StartsWith(typed, StringComparison.Ordinal))
            return NameMatch.Prefix;
        if (name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            return NameMatch.PrefixInOtherCase;
        return MatchesHumps(name, 0, typed) ? NameMatch.CamelHumps : NameMatch.None;
    }

    // WL, wrL and wril fit WriteLine: what was typed is cut into beginnings of the name's words, the first of which must be hit.
    private static bool MatchesHumps(string name, int word, string typed)
    {
        if (typed.Length == 0)
            return true;
        if (word < 0)
            return false;
        var common = 0;
        while (common < typed.Length && word + common < name.Length && char.ToUpperInvariant(name[word + common]) == char.ToUpperInvariant(typed[common]))
            common++;
        for (; common > 0; common--)
        {
            for (var next = NextWord(name, word + common - 1); ; next = NextWord(name, next))
            {
                if (MatchesHumps(name, next, typed[common..]))
                    return true;
                if (next < 0)
                    break;
            }
        }

        return false;
    }

    private static int NextWord(string name, int after)
    {
        for (var i = after + 1; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) || char.IsDigit(name[i]) && !char.IsDigit(name[i - 1]) || name[i - 1] == '_')
                return i;
        }

        return -1;
    }
}
