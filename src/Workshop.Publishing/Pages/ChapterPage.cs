using Workshop.Notebooks;

namespace Workshop.Publishing.Pages;

/// <summary>The page of one notebook.</summary>
/// <param name="Outline">The course.</param>
/// <param name="Chapter">The page's chapter.</param>
/// <param name="Available">The names of the chapters that have a page.</param>
/// <param name="HasSlides">Whether there are slides to link to.</param>
/// <param name="HasNotebook">Whether the site holds the executed notebook.</param>
/// <param name="CanDraw">Whether the site holds plotly.js.</param>
/// <param name="Typesetting">What the page can load for formulas and diagrams.</param>
/// <param name="Run">What the footer says.</param>
internal sealed record ChapterPage(
    CourseOutline Outline, CourseChapter Chapter, IReadOnlySet<string> Available, bool HasSlides, bool HasNotebook, bool CanDraw, Typesetting Typesetting, RunInfo Run)
{
    internal string ToHtml(PageBody body)
    {
        var title = Markup.TextOf(body.TitleHtml);
        var contents = TableOfContents.ToHtml(body);
        var plotly = body.HasCharts && CanDraw ? " data-plotly=\"assets/plotly.min.js\"" : "";
        return $"""
            {PageFrame.Head($"{title} · {Outline.Title}", "", ["base.css", "page.css", .. Typesetting.Styles])}
            <body{plotly}>
            <a class="skip-link" href="#content">Skip to the text</a>
            <header class="top-bar">
            <a class="brand" href="index.html">{Markup.Escape(Outline.Title)}</a>
            <div class="top-links">{PageFrame.SearchButton}{PageFrame.ThemeSwitch}</div>
            </header>
            <div class="layout">
            <nav class="chapters" aria-label="Chapters">
            <details class="chapters-fold" open><summary>Chapters</summary>
            {Navigation()}</details>
            </nav>
            <main id="content">
            <article>
            <header class="chapter-header">
            <p class="eyebrow">Chapter {Chapter.Number} · {Chapter.Minutes} minutes</p>
            <h1>{body.TitleHtml}</h1>
            {Links()}{Objectives()}</header>
            {(contents.Length == 0 ? "" : $"<details class=\"contents-fold\"><summary>On this page</summary>\n{contents}</details>\n")}{body.Html}{ClaimSummary.ForPage(body.Claims)}</article>
            {Neighbours()}{PageFrame.Footer(Run)}</main>
            {(contents.Length == 0 ? "" : $"<nav class=\"contents\" aria-label=\"On this page\">\n<p>On this page</p>\n{contents}</nav>\n")}</div>
            {PageFrame.Search(Outline.Chapters.Select(chapter => chapter.Name).Where(Available.Contains))}{(plotly.Length == 0 ? "" : "<script src=\"assets/charts.js\" defer></script>\n")}{Typesetting.Scripts("")}<script src="assets/search.js" defer></script>
            <script src="assets/page.js" defer></script>
            </body>
            </html>

            """;
    }

    // The same lesson in its other forms.
    private string Links()
    {
        var slides = HasSlides ? $"<a class=\"slides-link\" href=\"slides/{Chapter.Name}.html\">{SlidesIcon}Slides</a>\n" : "";
        var notebook = HasNotebook ? $"<a class=\"notebook-link\" href=\"notebooks/{Chapter.Name}.ipynb\" download>{NotebookIcon}Open this notebook</a>\n" : "";
        return slides.Length + notebook.Length == 0 ? "" : $"<div class=\"chapter-links\">\n{slides}{notebook}</div>\n";
    }

    private const string SlidesIcon = """<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M2.5 3.5h15M4 3.5v9h12v-9M10 12.5v2M6.5 17l3.5-2.5 3.5 2.5"/></svg>""";
    private const string NotebookIcon = """<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M5 2.5h10.5v15H5zM3 6h3.5M3 10h3.5M3 14h3.5M9 7h4M9 10h4"/></svg>""";

    private string Objectives() => Chapter.Objectives.Count == 0 ? "" : $"""
        <div class="objectives">
        <p>Afterwards you can</p>
        <ul>
        {string.Join("\n", Chapter.Objectives.Select(objective => $"<li>{Markup.Escape(objective)}</li>"))}
        </ul>
        </div>

        """;

    private string Navigation() => $"""
        <ol>
        {string.Join("\n", Outline.Chapters.Select(chapter => $"<li>{Entry(chapter)}</li>"))}
        </ol>

        """;

    private string Entry(CourseChapter chapter)
    {
        var text = $"<span class=\"number\">{chapter.Number}</span> {Markup.Escape(chapter.Title)}";
        if (chapter == Chapter)
            return $"<a href=\"{chapter.Name}.html\" aria-current=\"page\">{text}</a>";
        return Available.Contains(chapter.Name) ? $"<a href=\"{chapter.Name}.html\">{text}</a>" : $"<span class=\"unavailable\">{text}</span>";
    }

    private string Neighbours()
    {
        var linked = Outline.Chapters.Where(chapter => chapter == Chapter || Available.Contains(chapter.Name)).ToList();
        var here = linked.IndexOf(Chapter);
        var previous = here > 0 ? Neighbour(linked[here - 1], "Previous", "prev") : "";
        var next = here + 1 < linked.Count ? Neighbour(linked[here + 1], "Next", "next") : "";
        return previous.Length + next.Length == 0 ? "" : $"<nav class=\"neighbours\" aria-label=\"Previous and next chapter\">\n{previous}{next}</nav>\n";
    }

    private static string Neighbour(CourseChapter chapter, string label, string relation) =>
        $"<a class=\"{relation}\" rel=\"{relation}\" href=\"{chapter.Name}.html\"><span>{label}</span> {Markup.Escape(chapter.Title)}</a>\n";
}
