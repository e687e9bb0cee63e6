using System.Security.Cryptography;
using System.Text;

namespace Workshop.Notebooks;

/// <summary>The rule for cell ids (nbformat 4.5), and ids for cells that have none.</summary>
internal static class CellId
{
    private const int LongestId = 64;
    private const int HashBytes = 4;

    internal static bool IsValid(string? id) =>
        id is { Length: > 0 and <= LongestId } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>
    /// An id made from the cell's text, so that reading an old notebook twice gives the same ids;
    /// a number tells equal cells apart.
    /// </summary>
    internal static string For(string source, ISet<string> taken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)).AsSpan(0, HashBytes));
        var id = hash;
        for (var copy = 2; taken.Contains(id); copy++)
            id = $"{hash}-{copy}";
        return id;
    }
}
