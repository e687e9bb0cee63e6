using System.Globalization;

namespace Workshop.Cli.Reporting;

/// <summary>Short words about cells.</summary>
internal static class CellText
{
    /// <summary>The first line of a cell's code that is not blank, without its indent.</summary>
    internal static string FirstLine(string source) => source.Split('\n').Select(line => line.Trim()).First(line => line.Length > 0);

    /// <summary>For example <c>1 cell</c>, <c>34 cells</c>.</summary>
    internal static string Count(int cells) => cells == 1 ? "1 cell" : string.Create(CultureInfo.InvariantCulture, $"{cells} cells");

    /// <summary>The text, shortened to <paramref name="length"/> characters.</summary>
    internal static string Shorten(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");
}
