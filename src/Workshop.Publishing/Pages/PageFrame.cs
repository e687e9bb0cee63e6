using System.Globalization;

namespace Workshop.Publishing.Pages;

/// <summary>What all documents of the site have in common: head, top bar, footer.</summary>
internal static class PageFrame
{
    /// <summary>Keeps every request on the machine, whatever the outputs of a cell contain.</summary>
    /// <remarks>plotly.js makes functions from text, hence unsafe-eval; reveal.js's speaker view is an inline document.</remarks>
    private const string SecurityPolicy =
        "default-src 'none'; script-src 'self' file: 'unsafe-inline' 'unsafe-eval'; style-src 'self' file: 'unsafe-inline'; "
        + "img-src 'self' file: data: blob:; media-src 'self' file: data:; font-src 'self' file: data:; "
        + "connect-src 'self'; frame-src 'self' file:; worker-src blob:; base-uri 'none'; form-action 'none'";

    /// <param name="title">The document's title, as text.</param>
    /// <param name="root">From the document to the site's root: empty or <c>../</c>.</param>
    /// <param name="styles">The style sheets, as file names in assets/.</param>
    internal static string Head(string title, string root, params string[] styles) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="{SecurityPolicy}">
        <meta name="referrer" content="no-referrer">
        <meta name="color-scheme" content="light dark">
        <title>{Markup.Escape(title)}</title>
        <link rel="icon" href="data:,">
        {string.Join("\n", styles.Select(style => $"<link rel=\"stylesheet\" href=\"{root}assets/{style}\">"))}
        <script src="{root}assets/theme.js"></script>
        </head>
        """;

    internal const string ThemeSwitch =
        """<button class="theme-switch" type="button" aria-label="Switch between light and dark" hidden><svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="6.5"/><path class="half" d="M10 3.5a6.5 6.5 0 0 1 0 13z"/></svg></button>""";

    /// <summary>Opens the search; its script shows it.</summary>
    internal const string SearchButton =
        """<button class="search-open" type="button" aria-keyshortcuts="/ Control+K" hidden><svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><circle cx="8.8" cy="8.8" r="5.3"/><path d="m12.8 12.8 4 4"/></svg><span>Search</span><kbd aria-hidden="true">/</kbd></button>""";

    /// <summary>The search itself, closed.</summary>
    /// <param name="chapters">The names of the chapters that can be searched, in reading order.</param>
    internal static string Search(IEnumerable<string> chapters) => $"""
        <dialog class="search" aria-label="Search the course" data-chapters="{Markup.Escape(string.Join(' ', chapters))}">
        <div class="search-bar">
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><circle cx="8.8" cy="8.8" r="5.3"/><path d="m12.8 12.8 4 4"/></svg>
        <input type="search" role="combobox" aria-label="Search the course" aria-autocomplete="list" aria-expanded="false" aria-controls="search-results" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go" placeholder="Search the course" autofocus>
        <button class="search-close" type="button">Close</button>
        </div>
        <div class="search-results" id="search-results" role="listbox" aria-label="Places found" hidden></div>
        <p class="search-status" role="status" data-hint="All words must occur; the beginning of a word is enough."></p>
        </dialog>

        """;

    internal static string Footer(RunInfo run) => $"""
        <footer class="site-footer">
        <p>The outputs come from a run on <time datetime="{run.Date.ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture)}">{Day(run.Date)}</time>: {Markup.Escape(run.Machine)}. Your machine will show other numbers.</p>
        {(run.Source is null ? "" : $"<p>Source of the lecture: {Markup.Escape(run.Source)}</p>\n")}</footer>

        """;

    internal static string Day(DateTimeOffset date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
