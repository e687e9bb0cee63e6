using System.Text;

namespace Workshop.Scripting.Formatting;

/// <summary>A view as plain text: short ones on a line, tables in columns, trees indented.</summary>
internal static class ViewText
{
    private const int Line = 100;
    private const int LongestCell = 60;

    internal static string Of(View view) => view switch
    {
        TextView text => text.Text,
        CustomView custom => custom.Text,
        ListView => Inline(view),
        TableView table => Table(table),
        ObjectView tree => Tree(tree, 0),
        _ => "",
    };

    /// <summary>On one line, whatever it is.</summary>
    internal static string Inline(View? view) => view switch
    {
        null => "",
        TextView text => OneLine(text.Text),
        CustomView custom => OneLine(custom.Text),
        ListView list => list.Items.Count == 0 && list.Rest is null ? "[ ]"
            : $"[ {string.Join(", ", list.Items.Select(Inline))}{(list.Rest is null ? "" : $" … {list.Rest}")} ]",
        TableView table => $"{table.Name}: {table.Rows.Count} {(table.Rows.Count == 1 ? "row" : "rows")}{(table.Rest is null ? "" : $" … {table.Rest}")}",
        ObjectView tree => $"{Named(tree)}{{ {string.Join(", ", tree.Members.Select(member => $"{member.Name}: {Inline(member.Value)}"))} }}",
        _ => "",
    };

    private static string Named(ObjectView tree) => tree.Name == "object" ? "" : tree.Name + " ";

    private static string OneLine(string text) => text.ReplaceLineEndings("⏎");

    private static string Cell(View? view)
    {
        var text = Inline(view);
        return text.Length <= LongestCell ? text : text[..(LongestCell - 1)] + "…";
    }

    private static string Table(TableView table)
    {
        var rows = table.Rows.Select(row => row.Select(Cell).ToArray()).ToArray();
        var widths = table.Columns.Select((header, column) => rows.Select(row => row[column].Length).Append(header.Length).Max()).ToArray();
        var text = new StringBuilder();
        Append(table.Columns);
        Append([.. widths.Select(width => new string('─', width))]);
        foreach (var row in rows)
            Append(row);
        if (table.Rest is not null)
            text.Append("… ").Append(table.Rest);
        return text.ToString().TrimEnd('\n');

        void Append(IReadOnlyList<string> cells)
        {
            var line = string.Join("  ", cells.Select((cell, column) => table.IsNumeric(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])));
            text.Append(line.TrimEnd()).Append('\n');
        }
    }

    private static string Tree(ObjectView tree, int depth)
    {
        var inline = Inline(tree);
        if (inline.Length + 2 * depth <= Line && tree.Members.All(static member => member.Value is not TableView))
            return inline;
        var indent = new string(' ', 2 * depth + 2);
        var text = new StringBuilder(tree.Name);
        foreach (var (name, value) in tree.Members)
        {
            text.Append('\n').Append(indent).Append(name).Append(": ");
            text.Append(value switch
            {
                ObjectView inner => Tree(inner, depth + 1),
                TableView table => '\n' + indent + "  " + Table(table).Replace("\n", '\n' + indent + "  ", StringComparison.Ordinal),
                _ => Inline(value),
            });
        }

        return text.ToString();
    }
}
