using Workshop.Notebooks;

namespace Workshop.Publishing.Tests;

public class PageTests
{
    [Fact]
    public void The_page_shows_the_cells_that_are_not_for_the_slides()
    {
        using var site = TestSite.WithPage(new Lesson()
            .Markdown("on both")
            .Markdown("page only", tags: "page")
            .Markdown("slide only", tags: "slide")
            .Markdown("speaker only", slide: "notes")
            .Markdown("nobody", tags: "remove-cell")
            .Markdown("not on slides", slide: "skip"));

        Assert.Equal(["on both", "page only", "not on slides"], site.Article.QuerySelectorAll("article > p").Select(text => text.TextContent));
    }

    [Fact]
    public void The_first_heading_is_the_title_and_the_others_are_the_contents()
    {
        using var site = TestSite.WithPage(new Lesson()
            .Markdown("# A *great* lesson\n\nIntroduction")
            .Markdown("## One\n\n### Part\n\n#### Detail")
            .Markdown("## One"));

        Assert.Equal("A <em>great</em> lesson", site.Page.QuerySelector("h1")!.InnerHtml);
        Assert.Equal("A great lesson · A course", site.Page.Title);
        Assert.Equal(["#one", "#part", "#one-2"], site.Page.QuerySelectorAll("nav.contents a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Without_a_heading_the_outline_gives_the_title()
    {
        using var site = TestSite.WithPage(new Lesson().Markdown("Text"));

        Assert.Equal("The lesson", site.Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void Inputs_are_shown_folded_or_left_out_as_tagged()
    {
        var output = new StreamOutput("stdout", "done\n");
        using var site = TestSite.WithPage(new Lesson()
            .Code("shown();", outputs: output)
            .Code("folded();", tags: "hide-input", outputs: output)
            .Code("gone();", tags: "remove-input", outputs: output)
            .Code("nothing();", tags: "remove-cell", outputs: output));

        var cells = site.Article.QuerySelectorAll(".cell");
        Assert.Equal(3, cells.Length);
        Assert.Equal("shown();", cells[0].QuerySelector(".cell > .code code")!.TextContent);
        Assert.Equal("folded();", cells[1].QuerySelector("details:not([open]) code")!.TextContent);
        Assert.Null(cells[2].QuerySelector("code"));
        Assert.All(cells, cell => Assert.Equal("done", cell.QuerySelector(".output")!.TextContent));
    }

    [Theory]
    [InlineData("exercise", "cell-exercise", "Exercise")]
    [InlineData("check", "cell-check", "Check")]
    [InlineData("predict", "cell-predict", "Predict first")]
    public void A_role_of_the_reader_is_labelled(string tag, string className, string label)
    {
        using var site = TestSite.WithPage(new Lesson().Code("x", tags: tag));

        Assert.Equal(label, site.Article.QuerySelector($".{className} .cell-label")!.TextContent);
    }

    [Theory]
    [InlineData("> **Analogy. The workshop.** A *facility*.\n>\n> - workers", "analogy", "Analogy The workshop", "A facility.")]
    [InlineData("> **In brief.** Short.", "in-brief", "In brief", "Short.")]
    [InlineData("> **Warning**\n> Mind the gap.", "warning", "Warning", "Mind the gap.")]
    [InlineData("> **definition: Race.** Two writers.", "definition", "Definition Race", "Two writers.")]
    public void A_block_quote_that_says_what_it_is_becomes_a_box(string markdown, string className, string title, string text)
    {
        using var site = TestSite.WithPage(new Lesson().Markdown(markdown));

        var box = site.Article.QuerySelector($".admonition.{className}")!;
        Assert.Equal(title, box.QuerySelector(".admonition-title")!.TextContent.Trim());
        Assert.Equal(text, box.QuerySelector("p:not(.admonition-title)")!.TextContent.Trim());
        Assert.Null(site.Article.QuerySelector("blockquote"));
    }

    [Theory]
    [InlineData("> Just a quote.")]
    [InlineData("> **Notebooks** are fine.")]
    [InlineData("> A **Note.** in the middle.")]
    public void Any_other_quote_stays_a_quote(string markdown)
    {
        using var site = TestSite.WithPage(new Lesson().Markdown(markdown));

        Assert.NotNull(site.Article.QuerySelector("blockquote"));
        Assert.Null(site.Article.QuerySelector(".admonition"));
    }

    [Fact]
    public void Columns_stand_side_by_side()
    {
        using var site = TestSite.WithPage(new Lesson()
            .Markdown("left", place: (2, 1))
            .Markdown("right", place: (2, 2))
            .Markdown("below"));

        Assert.Equal(["left", "right"], site.Article.QuerySelectorAll(".columns-2 > .column").Select(column => column.TextContent.Trim()));
        Assert.Equal("below", site.Article.QuerySelector("article > p")!.TextContent);
    }

    [Fact]
    public void Navigation_marks_the_page_and_does_not_link_to_what_is_missing()
    {
        using var site = TestSite.WithPage(new Lesson().Markdown("Text"));

        Assert.Equal($"{TestSite.Name}.html", site.Page.QuerySelector(".chapters a[aria-current=page]")!.GetAttribute("href"));
        Assert.Equal("01 What follows", site.Page.QuerySelector(".chapters .unavailable")!.TextContent);
        Assert.Null(site.Page.QuerySelector(".neighbours"));
        Assert.Equal("see it", site.Page.QuerySelector(".objectives li")!.TextContent);
        Assert.Contains("2 cores, Linux x64", site.Page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("A lecture", site.Page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Neighbours_lead_from_chapter_to_chapter()
    {
        using var site = new TestSite();
        var options = site.OptionsFor(
            (Path.Combine(site.Notebooks, "00-lesson.ipynb"), new Lesson().Markdown("a").Notebook),
            (Path.Combine(site.Notebooks, "01-next.ipynb"), new Lesson().Markdown("b").Notebook));

        SitePublisher.Publish(options with { Slides = false });

        Assert.Equal("01-next.html", site.Page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("00-lesson.html", site.Read("01-next.html").QuerySelector("a[rel=prev]")!.GetAttribute("href"));
    }

    [Fact]
    public void The_landing_page_lists_the_chapters()
    {
        using var site = TestSite.WithDeck(new Lesson().Markdown("Text"));

        var cards = site.Index.QuerySelectorAll(".card");
        Assert.Equal(2, cards.Length);
        Assert.Equal("00-lesson.html", cards[0].QuerySelector("h3 a")!.GetAttribute("href"));
        Assert.Equal("slides/00-lesson.html", cards[0].QuerySelector(".slides-link")!.GetAttribute("href"));
        Assert.Contains("Chapter 01 · 40 minutes", cards[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Read first: The lesson", cards[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("00-lesson.html", Assert.Single(cards[1].QuerySelectorAll("a")).GetAttribute("href"));
        Assert.Equal("00-lesson.html", site.Index.QuerySelector(".hero .button")!.GetAttribute("href"));
        Assert.Equal("2 chapters · 1 h 15 min", site.Index.QuerySelector(".facts")!.TextContent);
    }

    [Fact]
    public void The_landing_page_tells_how_to_run_the_course_as_the_readme_does()
    {
        using var site = TestSite.WithPage(new Lesson().Markdown("Text"));
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "README.md"));

        var commands = site.Index.QuerySelectorAll(".how-to-run pre").Select(command => command.TextContent).ToList();
        Assert.Equal(3, commands.Count);
        Assert.All(commands, command => Assert.Contains(command, readme, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_leads_to_the_executed_notebook_when_the_site_holds_it()
    {
        using var site = TestSite.WithPage(new Lesson().Markdown("Text"));
        Assert.Null(site.Page.QuerySelector(".notebook-link"));

        Directory.CreateDirectory(Path.Combine(site.Folder, "notebooks"));
        File.WriteAllText(Path.Combine(site.Folder, "notebooks", "00-lesson.ipynb"), "{}");
        site.Publish(new Lesson().Markdown("Text"), options => options with { Slides = false });

        Assert.Equal("notebooks/00-lesson.ipynb", site.Page.QuerySelector(".notebook-link")!.GetAttribute("href"));
    }

    [Fact]
    public void An_exercise_is_a_box_whether_it_is_prose_or_code()
    {
        using var site = TestSite.WithPage(new Lesson().Markdown("Bake *two* loaves.", tags: "exercise").Code("Bake();", tags: "exercise"));

        Assert.Equal(["Exercise", "Exercise"], site.Article.QuerySelectorAll(".cell-exercise > .cell-label").Select(label => label.TextContent));
        Assert.NotNull(site.Article.QuerySelector(".cell-exercise p em"));
    }

    [Fact]
    public void Code_goes_through_the_highlighter()
    {
        using var site = new TestSite();

        site.Publish(
            new Lesson().Code("int x;").Markdown("```csharp\nint y;\n```\n\n```text\nint z;\n```"),
            options => options with { Slides = false, Highlighter = new Shouting() });

        Assert.Equal(["INT X;", "INT Y;", "int z;"], site.Article.QuerySelectorAll("pre code").Select(code => code.TextContent));
    }

    private sealed class Shouting : ICodeHighlighter
    {
        public string ToHtml(string code) => code.ToUpperInvariant();
    }
}
