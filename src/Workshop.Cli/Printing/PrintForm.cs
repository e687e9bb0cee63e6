using System.Text.Json.Nodes;

namespace Workshop.Cli.Printing;

/// <summary>What is printed, and how.</summary>
/// <param name="Address">From the site's folder to the document.</param>
/// <param name="Width">The width of the window, in CSS pixels.</param>
/// <param name="Height">Its height.</param>
/// <param name="Medium">The medium whose style sheets apply while the charts are drawn.</param>
/// <param name="Ready">A JavaScript promise that is kept when everything is drawn.</param>
internal sealed record PrintForm(Func<string, Uri> Address, int Width, int Height, string Medium, string Ready)
{
    // The site is gone when the PDF is read: only links within the document and to the web lead anywhere.
    private const string WithoutDeadLinks =
        """
        document.querySelectorAll('a[href]').forEach(link => {
          if (link.protocol === 'file:' && link.pathname !== location.pathname) link.removeAttribute('href');
        });
        """;

    /// <summary>A slide a page. reveal.js lays them out, and deck.js says when all are drawn.</summary>
    internal static PrintForm Deck(string name) => new(
        site => new Uri(new Uri(Path.Combine(site, "slides", $"{name}.html")).AbsoluteUri + "?print-pdf"), 1280, 720, "screen",
        $$"""
        new Promise(done => {
          const look = () => document.documentElement?.dataset.ready ? done('') : setTimeout(look, 20);
          look();
        }).then(() => { {{WithoutDeadLinks}} })
        """);

    /// <summary>The page on A4. The window is as wide as the paper between its margins, since charts keep the width they are drawn at.</summary>
    internal static PrintForm Page(string name) => new(
        site => new Uri(Path.Combine(site, $"{name}.html")), 673, 980, "print",
        $$"""
        (async () => {
          if (document.readyState !== 'complete') await new Promise(done => addEventListener('load', done));
          if (window.workshopCharts) await Promise.all([...document.querySelectorAll('.chart')].map(chart => workshopCharts.draw(chart)));
          {{WithoutDeadLinks}}
        })()
        """);

    /// <summary>What Page.printToPDF is told; a style sheet's @page comes first.</summary>
    internal static JsonObject Paper => new()
    {
        ["printBackground"] = true,
        ["preferCSSPageSize"] = true,
        ["paperWidth"] = 8.27,
        ["paperHeight"] = 11.69,
        ["marginTop"] = .63,
        ["marginBottom"] = .63,
        ["marginLeft"] = .63,
        ["marginRight"] = .63,
        ["generateTaggedPDF"] = true,
    };
}
