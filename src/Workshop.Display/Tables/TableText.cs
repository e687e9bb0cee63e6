using System.Text;

namespace Workshop.Display;

/// <summary>A table as plain text: columns padded to the same width, numbers on the right.</summary>
internal static class TableText
{
    private const string Gap = "  ";

    internal static string Of(Table table)
    {
        var widths = table.Columns
            .Select((column, index) => table.Rows.Select(row => row[index].Length).Append(column.Header.Length).Max())
            .ToArray();
        var text = new StringBuilder();
        if (table.Caption is not null)
            text.Append(table.Caption).Append('\n');
        AppendRow(text, table, widths, [.. table.Columns.Select(column => column.Header)]);
        AppendRow(text, table, widths, [.. widths.Select(width => new string('─', width))]);
        foreach (var row in table.Rows)
            AppendRow(text, table, widths, row);
        return text.ToString().TrimEnd('\n');
    }

    private static void AppendRow(StringBuilder text, Table table, int[] widths, IReadOnlyList<string> cells)
    {
        var padded = cells.Select((cell, index) => table.Columns[index].IsNumeric ? cell.PadLeft(widths[index]) : cell.PadRight(widths[index]));
        text.Append(string.Join(Gap, padded).TrimEnd()).Append('\n');
    }
}
