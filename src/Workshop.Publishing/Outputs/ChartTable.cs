using System.Text;
using System.Text.Json.Nodes;

namespace Workshop.Publishing.Outputs;

/// <summary>The numbers behind a chart, as a table. Immutable.</summary>
internal sealed class ChartTable
{
    // A longer table is no help to anybody; the notebook has the rest.
    private const int MostRows = 200;

    // Beneath its header, the library's text has a line of these for each column.
    private const char Rule = '─';

    private readonly IReadOnlyList<string> _header;
    private readonly IReadOnlyList<IReadOnlyList<string>> _rows;

    private ChartTable(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows) => (_header, _rows) = (header, rows);

    /// <summary>The table of the chart's text, with units as people read them; or else one of its traces; or null.</summary>
    internal static ChartTable? Of(JsonObject plotly, string text) => OfText(text) ?? OfTraces(plotly);

    internal string ToHtml()
    {
        var html = new StringBuilder("<div class=\"table-scroll\" tabindex=\"0\">\n<table>\n<thead><tr>");
        html.AppendJoin("", _header.Select((name, column) => $"<th scope=\"col\"{ClassOf(column)}>{Markup.Escape(name)}</th>")).Append("</tr></thead>\n<tbody>\n");
        foreach (var row in _rows.Take(MostRows))
            html.Append("<tr>").AppendJoin("", row.Select((cell, column) => $"<td{ClassOf(column)}>{Markup.Escape(cell)}</td>")).Append("</tr>\n");
        html.Append("</tbody>\n</table>\n</div>\n");
        if (_rows.Count > MostRows)
            html.Append(System.Globalization.CultureInfo.InvariantCulture, $"<p class=\"table-rest\">{MostRows} of {_rows.Count} rows; the executed notebook has them all.</p>\n");
        return html.ToString();
    }

    private string ClassOf(int column) => _rows.All(row => IsNumber(row[column])) ? " class=\"number\"" : "";

    private static bool IsNumber(string cell) => cell.TrimStart('-', '−', '–') is var digits && (digits.Length == 0 || char.IsAsciiDigit(digits[0]));

    private static ChartTable? OfText(string text)
    {
        var lines = text.Split('\n');
        var rule = Array.FindIndex(lines, line => line.StartsWith(Rule) && line.Trim(Rule, ' ').Length == 0);
        if (rule < 1)
            return null;
        var starts = Enumerable.Range(0, lines[rule].Length)
            .Where(place => lines[rule][place] == Rule && (place == 0 || lines[rule][place - 1] != Rule)).ToList();
        var rows = lines[(rule + 1)..].TakeWhile(line => line.Length > 0).Select(line => CellsOf(line, starts)).ToList();
        return rows.Count == 0 ? null : new ChartTable(CellsOf(lines[rule - 1], starts), rows);
    }

    private static List<string> CellsOf(string line, List<int> starts) => [.. starts.Select((start, column) =>
    {
        var end = column + 1 < starts.Count ? Math.Min(starts[column + 1], line.Length) : line.Length;
        return start < end ? line[start..end].Trim() : "";
    })];

    private static ChartTable? OfTraces(JsonObject plotly)
    {
        var traces = (plotly["data"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var rows = traces.SelectMany((trace, index) => RowsOf(trace, trace["name"]?.ToString() is { Length: > 0 } name ? name : $"{index + 1}")).ToList();
        if (rows.Count == 0)
            return null;
        var layout = plotly["layout"] as JsonObject;
        var header = new[] { "Series", TitleOf(layout, "xaxis", "x"), TitleOf(layout, "yaxis", "y") };
        return traces.Count == 1 ? new ChartTable(header[1..], [.. rows.Select(row => row[1..])]) : new ChartTable(header, rows);
    }

    private static IEnumerable<string[]> RowsOf(JsonObject trace, string name)
    {
        // Pies have labels and values; all other charts of the course have x and y.
        var first = trace["x"] as JsonArray ?? trace["labels"] as JsonArray;
        var second = trace["y"] as JsonArray ?? trace["values"] as JsonArray;
        var count = Math.Max(first?.Count ?? 0, second?.Count ?? 0);
        return Enumerable.Range(0, count).Select(row => new[] { name, CellOf(first, row), CellOf(second, row) });
    }

    private static string CellOf(JsonArray? cells, int row) =>
        cells is null ? $"{row + 1}" : row < cells.Count ? Markup.TextOf(cells[row]?.ToString() ?? "") : "";

    private static string TitleOf(JsonObject? layout, string axis, string otherwise)
    {
        var title = (layout?[axis] as JsonObject)?["title"];
        var text = (title is JsonObject parts ? parts["text"] : title)?.ToString();
        return string.IsNullOrEmpty(text) ? otherwise : Markup.TextOf(text);
    }
}
