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
        <div class="top-links">{PageFrame.SearchButton}{PageFrame.ThemeSwitch}</div>
        </header>
        <main id="content">
        <header class="hero">
        <h1>{Markup.Escape(Outline.Title)}</h1>
        <p class="summary">{Markup.Escape(Outline.Summary)}</p>
        <p class="facts">{Facts()}</p>
        {Start()}</header>
        <section aria-labelledby="chapters">
        <h2 id="chapters">Chapters</h2>
        <ol class="cards">
        {string.Concat(Outline.Chapters.Select(Card))}</ol>
        </section>
        {HowToRun}{PageFrame.Footer(Run)}</main>
        {PageFrame.Search(Outline.Chapters.Select(chapter => chapter.Name).Where(Pages.Contains))}<script src="assets/search.js" defer></script>
        <script src="assets/page.js" defer></script>
        </body>
        </html>

        """;

    // The commands of the course's readme; a test holds both together.
    private const string HowToRun = """
        <section class="how-to-run" aria-labelledby="run-it">
        <h2 id="run-it">Run it on your machine</h2>
        <p>These pages show one run on one machine. The course is made to be run on yours: change a cell, run it, and see whether the claim still holds. You need the .NET 10 SDK, and Node.js for the slides.</p>
        <ol class="steps">
        <li><h3>Build the course</h3>
        <div class="code"><pre tabindex="0"><code>./course build</code></pre></div>
        <p>Runs every chapter, checks its claims and makes this site anew, with your numbers. On Windows: <code>course build</code>.</p></li>
        <li><h3>Open a chapter</h3>
        <div class="code"><pre tabindex="0"><code>./course kernel install</code></pre></div>
        <p>Then open a notebook of the folder <code>notebooks/</code> in VS Code or Jupyter, with the kernel <em>.NET (C#)</em>.</p></li>
        <li><h3>Check your machine</h3>
        <div class="code"><pre tabindex="0"><code>./course doctor</code></pre></div>
        <p>Some experiments need two cores, or the right to bind a thread to one. It says what is missing, and how to mend it.</p></li>
        </ol>
        </section>

        """;

    private string Start() => Outline.Chapters.FirstOrDefault(chapter => Pages.Contains(chapter.Name)) is { } first
        ? $"<p class=\"actions\"><a class=\"button\" href=\"{first.Name}.html\">Start reading</a> <a href=\"#run-it\">Run it on your machine</a></p>\n"
        : "";

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
            <h3>{heading}</h3>
            {Objectives(chapter)}{Prerequisites(chapter)}{slides}
            </li>

            """;
    }

    private static string Objectives(CourseChapter chapter) => chapter.Objectives.Count == 0 ? "" : $"""
        <ul>
        {string.Join("\n", chapter.Objectives.Select(objective => $"<li>{Markup.Escape(objective)}</li>"))}
        </ul>

        """;

    private string Prerequisites(CourseChapter chapter) => chapter.Prerequisites.Count == 0
        ? ""
        : $"<p class=\"needs\">Read first: {string.Join(", ", chapter.Prerequisites.Select(Prerequisite))}</p>\n";

    private string Prerequisite(string file)
    {
        var chapter = Outline.Chapters.FirstOrDefault(other => other.File == file);
        var title = Markup.Escape(chapter?.Title ?? file);
        return chapter is not null && Pages.Contains(chapter.Name) ? $"<a href=\"{chapter.Name}.html\">{title}</a>" : title;
    }
}
