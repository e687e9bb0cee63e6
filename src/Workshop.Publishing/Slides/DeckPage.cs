using System.Text;
using Workshop.Notebooks;
using Workshop.Publishing.Outputs;
using Workshop.Publishing.Pages;

namespace Workshop.Publishing.Slides;

/// <summary>The slides of one notebook as a document for reveal.js.</summary>
/// <param name="Outline">The course.</param>
/// <param name="Notebook">The notebook.</param>
/// <param name="HasPage">Whether there is a page to link to.</param>
/// <param name="CanDraw">Whether the site holds plotly.js.</param>
/// <param name="Run">What the title slide says about the outputs.</param>
internal sealed record DeckPage(CourseOutline Outline, ParsedNotebook Notebook, bool HasPage, bool CanDraw, RunInfo Run)
{
    // More claims than these do not fit on the last slide.
    private const int MostClaims = 7;

    private CourseChapter Chapter => Notebook.Source.Chapter;

    internal string ToHtml(DeckBuilder deck, IReadOnlyList<Claim> claims)
    {
        var slides = new StringBuilder().Append(TitleSlide(deck));
        var ids = new HashSet<string>(StringComparer.Ordinal) { "title", "claims" };
        foreach (var column in deck.Columns)
        {
            var sections = string.Concat(column.Select(slide => Section(slide, ids)));
            slides.Append(column.Count == 1 ? sections : $"<section>\n{sections}</section>\n");
        }
        slides.Append(ClaimsSlide(claims));
        var plotly = CanDraw ? " data-plotly=\"../assets/plotly.min.js\"" : "";
        return $"""
            {PageFrame.Head($"{Markup.TextOf(deck.TitleHtml)} · Slides", "../", "reveal/reveal.css", "base.css", "deck.css")}
            <body class="deck"{plotly}>
            <main>
            <div class="reveal">
            <div class="slides">
            {slides}</div>
            </div>
            </main>
            <nav class="deck-bar" aria-label="Page and colours">{(HasPage ? $"<a href=\"../{Chapter.Name}.html\">Page</a>" : "")}{PageFrame.ThemeSwitch}</nav>
            <script src="../assets/reveal/reveal.js"></script>
            <script src="../assets/reveal/notes.js"></script>
            <script src="../assets/charts.js"></script>
            <script src="../assets/deck.js"></script>
            </body>
            </html>

            """;
    }

    private string TitleSlide(DeckBuilder deck)
    {
        var objectives = Chapter.Objectives.Count == 0 ? "" :
            $"<p>Afterwards they can:</p><ul>{string.Concat(Chapter.Objectives.Select(objective => $"<li>{Markup.Escape(objective)}</li>"))}</ul>\n";
        return $"""
            <section id="title" class="title-slide">
            <div class="slide-body">
            <p class="eyebrow">{Markup.Escape(Outline.Title)}</p>
            <h1>{deck.TitleHtml}</h1>
            {(deck.LeadHtml.Length == 0 ? "" : $"<div class=\"lead\">\n{deck.LeadHtml}</div>\n")}<p class="facts">{Chapter.Minutes} minutes · Outputs of {PageFrame.Day(Run.Date)}, {Markup.Escape(Run.Machine)}</p>
            <p class="source">After {Markup.Escape(Run.Source)}</p>
            </div>
            {Notes([.. deck.TitleNotes, objectives])}</section>

            """;
    }

    private string Section(Slide slide, HashSet<string> ids)
    {
        var cell = slide.Blocks.Count == 0 ? 0 : slide.Blocks[^1].Cell;
        var section = Notebook.SectionFor(slide.Title, cell);
        var link = HasPage
            ? $"<a class=\"section-link\" href=\"../{Chapter.Name}.html{(section is null ? "" : $"#{section}")}\">Read on the page</a>"
            : "";
        return $"""
            <section id="{Id(slide, ids)}">
            <div class="slide-body">
            {string.Concat(slide.Blocks.Select(block => block.Html))}</div>
            {link}
            {Notes(slide.Notes)}</section>

            """;
    }

    private string ClaimsSlide(IReadOnlyList<Claim> claims)
    {
        if (claims.Count == 0)
            return "";
        // What did not hold is what the audience asks about, so it comes first.
        var shown = claims.OrderBy(claim => claim.Verdict switch { Verdict.Fails => 0, Verdict.NotShown => 1, _ => 2 }).Take(MostClaims).ToList();
        var rest = claims.Count - shown.Count;
        return $"""
            <section id="claims">
            <div class="slide-body">
            <h2>What this run showed</h2>
            <p>{ClaimSummary.Count(claims)}</p>
            <ul class="claim-list">
            {string.Concat(shown.Select(claim => $"<li class=\"{ClaimCard.ClassOf(claim.Verdict)}\">{ClaimCard.Mark(claim.Verdict)} <span><span class=\"visually-hidden\">{ClaimCard.WordOf(claim.Verdict)}: </span>{Markup.Escape(claim.Statement)}</span></li>\n"))}</ul>
            {(rest > 0 ? $"<p>And {rest} more, on the page.</p>\n" : "")}</div>
            {(HasPage ? $"<a class=\"section-link\" href=\"../{Chapter.Name}.html#workshop-claims\">Read on the page</a>" : "")}
            </section>

            """;
    }

    private static string Notes(IReadOnlyCollection<string> notes)
    {
        var html = string.Concat(notes);
        return html.Length == 0 ? "" : $"<aside class=\"notes\">\n{html}</aside>\n";
    }

    private static string Id(Slide slide, HashSet<string> ids)
    {
        var slug = Markdig.Helpers.LinkHelper.UrilizeAsGfm(slide.Title);
        var id = slug.Length == 0 ? "slide" : slug;
        for (var copy = 2; !ids.Add(id); copy++)
            id = $"{(slug.Length == 0 ? "slide" : slug)}-{copy}";
        return id;
    }
}
