using Workshop.Notebooks;

namespace Workshop.Publishing.Pages;

/// <summary>The site's first page: what the course is, and its chapters.</summary>
/// <param name="Outline">The course.</param>
/// <param name="Pages">The names of the chapters that have a page.</param>
/// <param name="Slides">The names of the chapters that have slides.</param>
/// <param name="Run">What the footer says.</param>
internal sealed record LandingPage(
    CourseOutline Outline, IReadOnlySet<string> Pages, IReadOnlySet<string> Slides, RunInfo Run)
{
    internal string ToHtml() => $"""
        {PageFrame.Head(Outline.Title, "", "base.css", "page.css")}
        <body class="landing">
        <a class="skip-link" href="#content">Skip to the text</a>
        <header class="top-bar">
        <a class="brand" href="index.html" aria-current="page">{Markup.Escape(Outline.Title)}</a>
        <div class="top-links">{PageFrame.ThemeSwitch}</div>
        </header>
        <main id="content">
        <header class="hero">
        <h1>{Markup.Escape(Outline.Title)}</h1>
        <p class="summary">{Markup.Escape(Outline.Summary)}</p>
        <p class="facts">{Facts()}</p>
        </header>
        <ol class="cards">
        {string.Concat(Outline.Chapters.Select(Card))}</ol>
        {PageFrame.Footer(Run)}</main>
        <script src="assets/page.js" defer></script>
        </body>
        </html>

        """;

    private string Facts()
    {
        var chapters = Outline.Chapters.Count;
        return $"{chapters} {(chapters == 1 ? "chapter" : "chapters")} · {Duration(Outline.Chapters.Sum(chapter => chapter.Minutes))}";
    }

    private static string Duration(int minutes) =>
        minutes < 60 ? $"{minutes} minutes"
        : minutes % 60 == 0 ? $"{minutes / 60} h"
        : $"{minutes / 60} h {minutes % 60} min";

    private string Card(CourseChapter chapter)
    {
        var title = Markup.Escape(chapter.Title);
        var heading = Pages.Contains(chapter.Name) ? $"<a href=\"{chapter.Name}.html\">{title}</a>" : title;
        var slides = Slides.Contains(chapter.Name) ? $"<a class=\"slides-link\" href=\"slides/{chapter.Name}.html\">Slides<span class=\"visually-hidden\"> of {title}</span></a>" : "";
        return $"""
            <li class="card">
            <p class="eyebrow">Chapter {chapter.Number} · {chapter.Minutes} minutes</p>
            <h2>{heading}</h2>
            {Objectives(chapter)}{Prerequisites(chapter)}{slides}
            </li>

            """;
    }

    private static string Objectives(CourseChapter chapter) => chapter.Objectives.Count == 0 ? "" : $"""
        <ul>
        {string.Join("\n", chapter.Objectives.Select(objective => $"<li>{Markup.Escape(objective)}</li>"))}
        </ul>

        """;

    private string Prerequisites(CourseChapter chapter)
    {
        var titles = chapter.Prerequisites.Select(file => Outline.Chapters.FirstOrDefault(other => other.File == file)?.Title ?? file);
        return chapter.Prerequisites.Count == 0 ? "" : $"<p class=\"needs\">Read first: {Markup.Escape(string.Join(", ", titles))}</p>\n";
    }
}
