namespace Workshop.Kernel.Protocol;

/// <summary>Positions in text: the protocol counts code points, .NET counts UTF-16 units. They differ from the first emoji on.</summary>
internal static class CodePoints
{
    /// <summary>The index in <paramref name="text"/> of a position; a position outside is moved to the nearer end.</summary>
    internal static int ToIndex(string text, int codePoints)
    {
        var index = 0;
        while (codePoints-- > 0 && index < text.Length)
            index += char.IsSurrogatePair(text, index) ? 2 : 1;
        return index;
    }

    /// <summary>How many code points stand before an index.</summary>
    internal static int FromIndex(string text, int index)
    {
        var count = 0;
        foreach (var _ in text.AsSpan(0, Math.Clamp(index, 0, text.Length)).EnumerateRunes())
            count++;
        return count;
    }
}
