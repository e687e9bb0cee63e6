using System.Text.RegularExpressions;
using Workshop.Notebooks;
using Workshop.Publishing.Text;

namespace Workshop.Publishing.Outputs;

/// <summary>Turns the outputs of a cell into HTML, each in the best form that it offers.</summary>
internal sealed partial class OutputHtml(MarkdownHtml markdown, SiteLinks site)
{
    private static readonly string[] Pictures = ["image/png", "image/jpeg", "image/gif"];

    internal IEnumerable<RenderedOutput> Render(ParsedCell cell, SiteNotebook notebook, CellLinks links, bool onSlides, Func<Claim, string?> claimId)
    {
        foreach (var output in Coalesce(cell.Cell.Outputs))
        {
            yield return output switch
            {
                StreamOutput stream => Text(stream.Text, stream.Name == "stderr" ? "output-stderr" : "output-stdout"),
                ErrorOutput error => Error(error, cell.Cell.Has(CellRoles.RaisesException)),
                RichOutput rich => Rich(rich, cell, notebook, links, onSlides, claimId),
                _ => Text(output.ToString(), "output-stdout"),
            };
        }
    }

    private RenderedOutput Rich(
        RichOutput output, ParsedCell cell, SiteNotebook notebook, CellLinks links, bool onSlides, Func<Claim, string?> claimId)
    {
        if (Claim.Of(output) is { } claim)
            return new RenderedOutput(OutputForm.Claim, ClaimCard.ToHtml(claim, claimId(claim)), 2);
        if (Chart.Of(output) is { } chart)
            return new RenderedOutput(OutputForm.Chart, chart.ToHtml(withData: !onSlides), chart.Height / 24);
        if (output.Text("text/html") is { } html)
        {
            if (RemoteResource().IsMatch(html))
                site.Warn(new PublishWarning(notebook.Path, cell.Number, "an output loads something from the network, which the site blocks. Make the cell show local content."));
            return new RenderedOutput(OutputForm.Html, $"<div class=\"output output-html\" tabindex=\"0\">{html}</div>\n", Rows().Count(html));
        }
        if (output.Text("image/svg+xml") is { } svg)
            return new RenderedOutput(OutputForm.Image, $"<div class=\"output output-image\" role=\"img\" aria-label=\"{AltOf(output)}\">{svg}</div>\n", 0);
        if (Pictures.FirstOrDefault(type => output.Text(type) is not null) is { } picture)
            return new RenderedOutput(OutputForm.Image, $"<div class=\"output output-image\"><img src=\"data:{picture};base64,{Base64(output.Text(picture)!)}\" alt=\"{AltOf(output)}\"></div>\n", 0);
        if (output.Text("text/markdown") is { } prose)
            return new RenderedOutput(OutputForm.Html, $"<div class=\"output output-markdown\">{markdown.Render(CourseMarkdown.Parse(prose), links)}</div>\n", prose.Split('\n').Length);
        return Text(output.Text("text/plain") ?? "", "output-value");
    }

    private static RenderedOutput Text(string text, string className) =>
        new(OutputForm.Text, $"<div class=\"output {className}\"><pre tabindex=\"0\">{AnsiText.ToHtml(text.TrimEnd('\n'))}</pre></div>\n", text.TrimEnd('\n').Split('\n').Length);

    private static RenderedOutput Error(ErrorOutput error, bool isExpected)
    {
        var trace = string.Join('\n', error.Traceback);
        // Most kernels open the trace with the message; once is enough.
        var message = error.Value.Length == 0 || trace.Contains(error.Value, StringComparison.Ordinal)
            ? ""
            : $"<p class=\"error-message\">{AnsiText.ToHtml(error.Value)}</p>\n";
        var html = $"""
            <div class="output output-error" role="group" aria-label="{(isExpected ? "Expected error" : "Error")}">
            <p class="error-title">{Markup.Escape(error.Name)}{(isExpected ? " <span class=\"error-expected\">This cell fails on purpose</span>" : "")}</p>
            {message}{(trace.Length == 0 ? "" : $"<pre tabindex=\"0\">{AnsiText.ToHtml(trace)}</pre>\n")}</div>

            """;
        return new RenderedOutput(OutputForm.Error, html, 3 + error.Traceback.Count);
    }

    // A kernel sends a stream in pieces; readers want it in one box.
    private static IEnumerable<CellOutput> Coalesce(IEnumerable<CellOutput> outputs)
    {
        StreamOutput? open = null;
        foreach (var output in outputs)
        {
            if (output is StreamOutput next && open?.Name == next.Name)
            {
                open = open with { Text = open.Text + next.Text };
                continue;
            }
            if (open is not null)
                yield return open;
            open = output as StreamOutput;
            if (open is null)
                yield return output;
        }
        if (open is not null)
            yield return open;
    }

    private static string AltOf(RichOutput output) => Markup.Escape(output.Text("text/plain")?.Trim() is { Length: > 0 } text ? text : "Picture");

    private static string Base64(string text) => string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '='));

    [GeneratedRegex("""<(?:script|img|iframe|link|source|video|audio|object|embed)\b[^>]*\b(?:src|href|data)\s*=\s*["']?\s*(?:https?:)?//""", RegexOptions.IgnoreCase)]
    private static partial Regex RemoteResource();

    [GeneratedRegex("<tr\\b|<li\\b|<br\\b|<p\\b|<h[1-6]\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rows();
}
