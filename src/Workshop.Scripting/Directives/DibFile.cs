using System.Text;
using System.Text.RegularExpressions;

namespace Workshop.Scripting.Directives;

/// <summary>A notebook in the text format of .NET Interactive: each cell starts with its language, <c>#!csharp</c>.</summary>
internal static partial class DibFile
{
    /// <summary>The C# cells, with their numbers among all cells.</summary>
    internal static IEnumerable<(int Number, string Source)> CSharpCells(string text)
    {
        var (number, isCSharp, isMeta) = (0, true, false);
        var cell = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            if (Separator().Match(line.TrimEnd('\r')) is { Success: true } separator && IsLanguage(separator.Value))
            {
                if (End() is { } ended)
                    yield return ended;
                isMeta = separator.Value == "#!meta";
                isCSharp = MagicCommand.Find(separator.Value) == MagicCommand.CSharp;
                continue;
            }

            // Empty lines after the separator belong to the format.
            if (cell.Length > 0 || !string.IsNullOrWhiteSpace(line))
                cell.Append(line).Append('\n');
        }

        if (End() is { } last)
            yield return last;

        (int, string)? End()
        {
            var source = cell.ToString();
            cell.Clear();
            if (source.Length == 0 || isMeta)
                return null;
            number++;
            return isCSharp ? (number, source) : null;
        }
    }

    private static bool IsLanguage(string name) =>
        name == "#!meta" || ForeignCommands.IsLanguage(name)
        || MagicCommand.Find(name) is { } magic
            && (magic == MagicCommand.CSharp || magic == MagicCommand.Html || magic == MagicCommand.Markdown || magic == MagicCommand.JavaScript);

    [GeneratedRegex(@"^#!\S+$")]
    private static partial Regex Separator();
}
