using System.Text;
using Workshop.Notebooks;
using Workshop.Publishing.Outputs;
using Workshop.Publishing.Pages;
using Workshop.Publishing.Text;

namespace Workshop.Publishing.Slides;

/// <summary>The slides of one notebook as a document for reveal.js.</summary>
/// <param name="Outline">The course.</param>
/// <param name="Notebook">The notebook.</param>
/// <param name="HasPage">Whether there is a page to link to.</param>
/// <param name="CanDraw">Whether the site holds plotly.js.</param>
/// <param name="Available">What the site holds for formulas and diagrams.</param>
/// <param name="Run">What the title slide says about the outputs.</param>
internal sealed record DeckPage(CourseOutline Outline, ParsedNotebook Notebook, bool HasPage, bool CanDraw, Typesetting Available, RunInfo Run)
{
    // More claims than these do not fit on the last slide.
    private const int MostClaims = 7;

    private CourseChapter Chapter => Notebook.Source.Chapter;

    internal string ToHtml(DeckBuilder deck, IReadOnlyList<Claim> claims)
    {
        var slides = new StringBuilder().Append(TitleSlide(deck));
        var ids = new SlideIds(Notebook, "title", "claims");
        foreach (var column in deck.Columns)
        {
            var sections = string.Concat(column.Select(slide => Section(slide, ids.Of(slide))));
            slides.Append(column.Count == 1 ? sections : $"<section>\n{sections}</section>\n");
        }
        slides.Append(ClaimsSlide(claims));
        var html = slides.ToString();
        var typesetting = Typesetting.For([html]).Within(Available);
        var plotly = CanDraw ? " data-plotly=\"../assets/plotly.min.js\"" : "";
        return $"""
            {PageFrame.Head($"{Markup.TextOf(deck.TitleHtml)} · Slides", "../", ["reveal/reveal.css", "base.css", "deck.css", .. typesetting.Styles])}
            <body class="deck"{plotly}>
            <main>
            <div class="reveal">
            <div class="slides">
            {html}</div>
            </div>
            </main>
            <nav class="deck-bar" aria-label="Page and colours">{(HasPage ? $"<a href=\"../{Chapter.Name}.html\">Page</a>" : "")}{PageFrame.ThemeSwitch}</nav>
            <script src="../assets/reveal/reveal.js" defer></script>
            <script src="../assets/reveal/notes.js" defer></script>
            <script src="../assets/charts.js" defer></script>
            {typesetting.Scripts("../")}<script src="../assets/deck.js" defer></script>
            </body>
            </html>

            """;
    }

    private string TitleSlide(DeckBuilder deck)
    {
        var objectives = Chapter.Objectives.Count == 0 ? "" : $"""
            <div class="objectives">
            <h2>Afterwards you can</h2>
            <ul>
            {string.Join("\n", Chapter.Objectives.Select(objective => $"<li>{Markup.Escape(objective)}</li>"))}
            </ul>
            </div>

            """;
        return $"""
            <section id="title" class="title-slide">
            <div class="slide-body">
            <div class="opening">
            <p class="eyebrow">{Markup.Escape(Outline.Title)}</p>
            <h1>{deck.TitleHtml}</h1>
            {(deck.LeadHtml.Length == 0 ? "" : $"<div class=\"lead\">\n{deck.LeadHtml}</div>\n")}</div>
            {objectives}<div class="facts">
            <p>{Chapter.Minutes} minutes · Outputs of {PageFrame.Day(Run.Date)}, {Markup.Escape(Run.Machine)}</p>
            {(Run.Source is null ? "" : $"<p>After {Markup.Escape(Run.Source)}</p>\n")}</div>
            </div>
            {Notes([.. deck.TitleNotes, .. deck.TitleProse])}</section>

            """;
    }

    private string Section(Slide slide, string id) => $"""
        <section id="{id}">
        <div class="slide-body">
        {TitleOf(slide)}{string.Concat(slide.Blocks.Skip(slide.Opening is null ? 0 : 1).Select(block => block.Html))}</div>
        {SectionLink(slide)}
        {Notes([.. slide.Notes, .. slide.Prose])}</section>

        """;

    // A slide below another one keeps its title in sight, smaller.
    private static string TitleOf(Slide slide)
    {
        var part = slide.Part == 1 ? "" : $" <span class=\"part\">({slide.Part})</span>";
        if (slide.Opening is { } opening)
            return opening.Html.Replace($"</h{opening.Level}>", $"{part}</h{opening.Level}>", StringComparison.Ordinal);
        return slide.InheritedTitle.Length == 0 ? "" : $"<h2 class=\"inherited\">{Markup.Escape(slide.InheritedTitle)}{part}</h2>\n";
    }

    private string SectionLink(Slide slide)
    {
        if (!HasPage)
            return "";
        var section = Notebook.SectionFor(slide.Title, slide.Blocks.Count == 0 ? 0 : slide.Blocks[^1].Cell);
        var heading = Notebook.Headings.FirstOrDefault(heading => heading.Id == section);
        var name = heading is null ? Chapter.Title : CourseMarkdown.PlainText(heading.Block.Inline);
        return $"<a class=\"section-link\" href=\"../{Chapter.Name}.html{(section is null ? "" : $"#{section}")}\">On the page: {Markup.Escape(name)}</a>";
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
            {(HasPage ? $"<a class=\"section-link\" href=\"../{Chapter.Name}.html#workshop-claims\">On the page: What this run showed</a>" : "")}
            </section>

            """;
    }

    private static string Notes(IReadOnlyCollection<string> notes)
    {
        var html = string.Concat(notes);
        return html.Length == 0 ? "" : $"<aside class=\"notes\">\n{html}</aside>\n";
    }
}
