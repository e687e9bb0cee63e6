using System.Globalization;
using System.Net;

namespace Workshop.Display;

/// <summary>A figure as HTML that draws itself without a network. The first one of a process brings plotly.js along.</summary>
/// <remarks>A notebook keeps each output until its cell runs again. So the script comes once more when the cell that had it shows
/// the same chart anew: the notebook would otherwise lose its only copy.</remarks>
internal sealed class FigureHtml(Func<string> scriptElement, Func<int> cellNumber)
{
    private static readonly string Draw = EmbeddedText.Read("draw.js");
    private readonly Lock _gate = new();
    private (string Chart, int Cell)? _carrier;

    /// <summary>The one that the formatters use.</summary>
    internal static FigureHtml OfThisProcess { get; } = new(PlotlyScript.ToElement, static () => DisplayHost.Current.CellNumber);

    internal string Of(Figure figure)
    {
        var id = "figure-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var script = MustCarry(figure) ? scriptElement() : "";
        var draw = Draw.Replace("READY_EVENT", PlotlyScript.ReadyEvent, StringComparison.Ordinal)
            .Replace("FIGURE_ID", id, StringComparison.Ordinal)
            .Replace("FIGURE_JSON", figure.PlotlyJson, StringComparison.Ordinal);
        // Until the chart is drawn its place holds the words, and the remedy for a page that never got the script.
        return $"""
            <div class="workshop-figure" style="margin:.8em 0;max-width:1100px">
            <div id="{id}" role="img" aria-label="{WebUtility.HtmlEncode($"{figure.Title}. {figure.Description}")}" style="width:100%">{WebUtility.HtmlEncode(figure.Title)}: {WebUtility.HtmlEncode(figure.Description)} (If the drawing stays away, restart the kernel and run all cells: the first chart brings the program that draws.)</div>
            <details style="font-size:.93em"><summary style="cursor:pointer">Data</summary><p style="margin:.5em 0">{WebUtility.HtmlEncode(figure.Description)}</p>{TableHtml.Of(figure.Data)}</details>
            {script}<script>{draw}</script>
            </div>
            """;
    }

    private bool MustCarry(Figure figure)
    {
        // Cells have no name here, so a chart is the same when its title and its first rows' names are.
        var chart = string.Join('\n', figure.Data.Rows.Take(3).Select(row => row[0]).Prepend(figure.Title));
        var cell = cellNumber();
        lock (_gate)
        {
            if (_carrier is { } carrier && (carrier.Chart != chart || carrier.Cell == cell))
                return false;
            _carrier = (chart, cell);
            return true;
        }
    }
}
