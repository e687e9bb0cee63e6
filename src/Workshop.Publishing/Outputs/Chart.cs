using System.Globalization;
using System.Text.Json.Nodes;
using Workshop.Notebooks;

namespace Workshop.Publishing.Outputs;

/// <summary>A Plotly chart: what to draw, and what a reader gets who cannot see it.</summary>
internal sealed class Chart
{
    internal const string MimeType = "application/vnd.plotly.v1+json";
    private const int UsualHeight = 420;

    private readonly JsonObject _plotly;
    private readonly string _text;

    private Chart(JsonObject plotly, string text) => (_plotly, _text) = (plotly, text);

    /// <summary>The chart that an output holds, or null.</summary>
    internal static Chart? Of(RichOutput output) =>
        EmbeddedJson.Read(output.Data[MimeType]) is { } plotly
            ? new Chart(plotly, output.Text("text/plain")?.Trim() ?? "")
            : null;

    /// <summary>The height its author asked for, in CSS pixels.</summary>
    internal int Height =>
        (_plotly["layout"] as JsonObject)?["height"] is JsonValue value
        && double.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var height)
        && height is > 100 and < 2000
            ? (int)height
            : UsualHeight;

    /// <summary>The chart's place, its numbers, and the text for readers who cannot see it.</summary>
    /// <param name="withData">Whether description and numbers can be unfolded below the chart.</param>
    internal string ToHtml(bool withData)
    {
        var data = withData ? Data() : "";
        // The default encoder writes < as \u003c, so no label can close the script element.
        return $"""
            <figure class="chart">
            <div class="chart-plot" role="img" aria-label="{Markup.Escape(Description)}" style="--chart-height:{Height}px"><p class="chart-waiting">{Markup.Escape(Description)}</p></div>
            <script type="application/json" class="chart-data">{Drawing().ToJsonString()}</script>
            {data}</figure>

            """;
    }

    private string Data()
    {
        var table = ChartTable.Of(_plotly, _text)?.ToHtml();
        if (table is null && _text.Length == 0)
            return "";
        // Text without a table is shown whole: it may be laid out in a way that is not known here.
        var content = table is null ? $"<pre tabindex=\"0\">{Markup.Escape(_text)}</pre>\n" : $"<p>{Markup.Escape(Description)}</p>\n{table}";
        return $"""
            <details class="chart-text"><summary>Data and description</summary>
            {content}</details>

            """;
    }

    // The first paragraph of the plain text; a chart without one is described by its title.
    private string Description
    {
        get
        {
            var lines = _text.Split("\n\n")[0].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            // A line without a full stop is the title; read aloud it needs one.
            var paragraph = string.Join(' ', lines.Select(line => line[^1] is '.' or '!' or '?' ? line : line + "."));
            return paragraph.Length > 0 ? paragraph : Title.Length > 0 ? $"Chart: {Title}" : "Chart";
        }
    }

    private string Title
    {
        get
        {
            var title = (_plotly["layout"] as JsonObject)?["title"];
            return Markup.TextOf((title is JsonObject parts ? parts["text"] : title)?.ToString() ?? "");
        }
    }

    // Only what plotly.js draws from; frames and the like are not part of the course.
    private JsonObject Drawing() => new()
    {
        ["data"] = _plotly["data"]?.DeepClone() ?? new JsonArray(),
        ["layout"] = _plotly["layout"]?.DeepClone() ?? new JsonObject(),
        ["config"] = _plotly["config"]?.DeepClone() ?? new JsonObject(),
    };
}
