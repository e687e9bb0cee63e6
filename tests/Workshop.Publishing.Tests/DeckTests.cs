using AngleSharp.Dom;
using Workshop.Notebooks;
using Workshop.Publishing.Slides;

namespace Workshop.Publishing.Tests;

public class DeckTests
{
    private static string[] TextsOf(IEnumerable<IElement> elements) => [.. elements.Select(element => element.TextContent.Trim())];

    private static IElement[] Columns(TestSite site) => [.. site.Deck.QuerySelectorAll(".slides > section").Where(section => section.Id is not "title")];

    [Fact]
    public void Slide_types_start_slides_and_slides_below()
    {
        using var site = TestSite.WithDeck(new Lesson()
            .Markdown("## A", slide: "slide")
            .Markdown("more of A")
            .Markdown("## B", slide: "slide")
            .Markdown("### B1", slide: "subslide")
            .Markdown("## C", slide: "slide"));

        var columns = Columns(site);
        Assert.Equal(3, columns.Length);
        Assert.Contains("more of A", columns[0].TextContent, StringComparison.Ordinal);
        Assert.Equal(["b", "b1"], columns[1].QuerySelectorAll("section").Select(section => section.Id));
        Assert.Empty(columns[2].QuerySelectorAll("section"));
    }

    [Fact]
    public void The_slides_show_the_cells_that_are_not_for_the_page()
    {
        using var site = TestSite.WithDeck(new Lesson()
            .Markdown("on both", slide: "slide")
            .Markdown("page only", tags: "page")
            .Markdown("slide only", tags: "slide")
            .Markdown("skipped", slide: "skip")
            .Markdown("nobody", tags: "remove-cell"));

        Assert.Equal(["on both", "slide only"], TextsOf(Columns(site).Single().QuerySelectorAll(".slide-body > p")));
    }

    [Fact]
    public void Notes_go_to_the_speaker_view_of_their_slide()
    {
        using var site = TestSite.WithDeck(new Lesson()
            .Markdown("Welcome them.", slide: "notes")
            .Markdown("## A", slide: "slide")
            .Markdown("Say *this*.", slide: "notes"));

        Assert.Contains("Welcome them.", site.Deck.QuerySelector("#title aside.notes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("this", site.Deck.QuerySelector("#a aside.notes em")!.TextContent);
        Assert.DoesNotContain("Say", site.Deck.QuerySelector("#a .slide-body")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Fragments_appear_one_cell_after_the_other()
    {
        using var site = TestSite.WithDeck(new Lesson()
            .Markdown("## A", slide: "slide")
            .Markdown("one\n\nstill one", slide: "fragment")
            .Markdown("two", slide: "fragment"));

        Assert.Equal(
            ["0 one", "0 still one", "1 two"],
            site.Deck.QuerySelectorAll("#a .fragment").Select(part => $"{part.GetAttribute("data-fragment-index")} {part.TextContent.Trim()}"));
    }

    [Fact]
    public void The_title_slide_takes_the_first_heading_and_the_words_below_it()
    {
        using var site = TestSite.WithDeck(new Lesson()
            .Markdown("# The *lesson*\n\nWhat it is about.", slide: "slide")
            .Markdown("## A", slide: "slide"));

        var title = site.Deck.QuerySelector("#title")!;
        Assert.Equal("The <em>lesson</em>", title.QuerySelector("h1")!.InnerHtml);
        Assert.Equal("What it is about.", title.QuerySelector(".lead")!.TextContent.Trim());
        Assert.Equal(["a"], Columns(site).Select(section => section.Id));
    }

    [Fact]
    public void Columns_become_cards_side_by_side()
    {
        using var site = TestSite.WithDeck(new Lesson()
            .Markdown("## A", slide: "slide")
            .Markdown("left", place: (2, 1))
            .Markdown("right", place: (2, 2))
            .Markdown("## B", slide: "slide", place: (2, 1)));

        Assert.Equal(["left", "right"], TextsOf(site.Deck.QuerySelectorAll("#a .columns-2 > .column")));
    }

    [Fact]
    public void What_a_cell_shows_moves_to_the_next_slide_when_both_do_not_fit()
    {
        var code = string.Join('\n', Enumerable.Range(1, 12).Select(line => $"Line{line}();"));
        using var site = TestSite.WithDeck(new Lesson()
            .Markdown("## Long", slide: "slide")
            .Code(code, outputs: [Lesson.Chart("Costs", "Costs"), Lesson.Claim("It is so", "holds")])
            .Markdown("Say it.", slide: "notes")
            .Markdown("## Short", slide: "slide")
            .Code("Line();", outputs: [Lesson.Chart("Costs", "Costs"), Lesson.Claim("It is so", "holds")]));

        var slides = site.Deck.QuerySelectorAll("#long, #long-2, #short");
        Assert.Equal(3, slides.Length);
        Assert.Equal("Long (2)", slides[1].QuerySelector("h2")!.TextContent);
        Assert.Equal([true, true, false], slides.Select(slide => slide.QuerySelector("aside.notes") is not null));
        Assert.Empty(slides[0].QuerySelectorAll(".chart, .claim"));
        Assert.Equal(2, slides[1].QuerySelectorAll(".chart, .claim").Length);
        Assert.Equal(3, slides[2].QuerySelectorAll(".code, .chart, .claim").Length);
    }

    [Fact]
    public void Text_that_is_too_long_flows_on_and_keeps_headings_with_what_follows()
    {
        var paragraph = string.Concat(Enumerable.Repeat("Some words of a long text. ", 12));
        using var site = TestSite.WithDeck(new Lesson()
            .Markdown($"## Long\n\n{paragraph}\n\n{paragraph}\n\n### Part\n\n{paragraph}\n\n{paragraph}", slide: "slide"));

        var slides = Columns(site).Single().QuerySelectorAll("section");
        Assert.True(slides.Length > 1);
        Assert.Equal(["Long", "Long (2)"], TextsOf(slides.Select(slide => slide.QuerySelector("h2")!)));
        Assert.All(slides, slide => Assert.Equal("P", slide.QuerySelector(".slide-body")!.LastElementChild!.TagName));
        Assert.Equal(4, slides.Sum(slide => slide.QuerySelectorAll("p").Length));
    }

    [Fact]
    public void A_part_too_high_for_any_slide_is_reported()
    {
        var list = string.Join('\n', Enumerable.Range(1, 30).Select(item => $"- item {item}"));
        using var site = TestSite.WithDeck(new Lesson().Markdown($"## Full\n\n{list}", slide: "slide"));

        Assert.Equal([new SlideOverflow(1, "Full")], SlideOverflow.In("full.ipynb", new Lesson().Markdown($"## Full\n\n{list}", slide: "slide").Notebook));
        var warning = Assert.Single(site.Report!.Warnings);
        Assert.Equal((1, "the slide 'Full' is too full and gets small print. Split the cell."), (warning.Cell, warning.Message));
    }

    [Fact]
    public void Cards_side_by_side_need_the_room_of_the_highest_only()
    {
        var card = "> **In brief.**" + string.Concat(Enumerable.Repeat("\n>\n> **The facility** is the process: built by the city, walled in.", 4));
        var lesson = new Lesson()
            .Markdown("## Cards", slide: "slide")
            .Markdown(card, place: (2, 1))
            .Markdown(card, place: (2, 2));
        using var site = TestSite.WithDeck(lesson);

        Assert.Empty(site.Report!.Warnings);
        Assert.Empty(SlideOverflow.In("cards.ipynb", lesson.Notebook));
        Assert.Equal(["cards"], Columns(site).Select(section => section.Id));
    }

    [Fact]
    public void A_slide_below_another_one_keeps_its_title_and_is_named_by_its_cell()
    {
        using var site = TestSite.WithDeck(new Lesson()
            .Markdown("## Costs", slide: "slide")
            .Code("Line();", slide: "subslide")
            .Markdown("### Its own", slide: "subslide"));

        Assert.Equal(["costs", "cell-2", "its-own"], Columns(site).Single().QuerySelectorAll("section").Select(section => section.Id));
        Assert.Equal("Costs", site.Deck.QuerySelector("#cell-2 h2.inherited")!.TextContent);
        Assert.Null(site.Deck.QuerySelector("#its-own .inherited"));
    }

    [Fact]
    public void The_speaker_reads_the_prose_of_the_page_with_the_notes()
    {
        using var site = TestSite.WithDeck(new Lesson()
            .Markdown("For the page, before.", tags: "page")
            .Markdown("## A", slide: "slide")
            .Markdown("> **Note. Aside.** The *whole* story.", tags: "page", slide: "skip")
            .Markdown("Say it.", slide: "notes"));

        Assert.Contains("before", site.Deck.QuerySelector("#title aside.notes")!.TextContent, StringComparison.Ordinal);
        var notes = site.Deck.QuerySelector("#a aside.notes")!;
        Assert.Equal("whole", notes.QuerySelector(".on-the-page em")!.TextContent);
        Assert.StartsWith("Say it.", notes.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Null(notes.QuerySelector("svg"));
    }

    [Fact]
    public void Code_points_at_its_lines_step_by_step()
    {
        var lesson = new Lesson().Code("one();\ntwo();\nthree();", slide: "slide").Markdown("then", slide: "fragment");
        lesson.Notebook.Cells[0].Metadata["workshop"] = new System.Text.Json.Nodes.JsonObject { ["lines"] = "1|2-3|1,3" };
        using var site = TestSite.WithDeck(lesson);

        var code = site.Deck.QuerySelector(".code")!;
        Assert.Equal("1", code.GetAttribute("data-lines"));
        Assert.Equal(["one();", "two();", "three();"], TextsOf(code.QuerySelectorAll(".line")));
        Assert.Equal(
            ["0 2 3", "1 1 3"], code.QuerySelectorAll(".fragment").Select(step => $"{step.GetAttribute("data-fragment-index")} {step.GetAttribute("data-lines")}"));
        Assert.Equal("2", site.Deck.QuerySelector("div.fragment")!.GetAttribute("data-fragment-index"));
    }

    [Theory]
    [InlineData("1|4")]
    [InlineData("0")]
    [InlineData("2-1")]
    [InlineData("a few")]
    public void Lines_that_the_code_does_not_have_are_not_pointed_at(string lines)
    {
        var lesson = new Lesson().Code("one();\ntwo();", slide: "slide");
        lesson.Notebook.Cells[0].Metadata["workshop"] = new System.Text.Json.Nodes.JsonObject { ["lines"] = lines };
        using var site = TestSite.WithDeck(lesson);

        Assert.Empty(site.Deck.QuerySelectorAll(".line, .line-step"));
    }

    [Fact]
    public void The_title_slide_says_what_one_can_do_afterwards_and_where_the_outputs_come_from()
    {
        using var site = TestSite.WithDeck(new Lesson().Markdown("# The lesson", slide: "slide"));

        var title = site.Deck.QuerySelector("#title")!;
        Assert.Equal(["see it"], TextsOf(title.QuerySelectorAll(".objectives li")));
        Assert.Contains("35 minutes · Outputs of 23 November 2026, 2 cores, Linux x64", title.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folded_input_is_not_on_the_slide_but_its_output_is()
    {
        using var site = TestSite.WithDeck(new Lesson().Code("hidden();", tags: "hide-input", outputs: new StreamOutput("stdout", "seen")));

        Assert.DoesNotContain("hidden", site.Deck.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("seen", Columns(site).Single().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_slide_leads_to_its_section_of_the_page()
    {
        using var site = TestSite.WithDeck(new Lesson()
            .Markdown("## Cost", tags: "slide", slide: "slide")
            .Markdown("## Cost\n\nLong.", tags: "page")
            .Markdown("### Detail", tags: "page")
            .Markdown("## Terse", tags: "slide", slide: "slide")
            .Code("", slide: "slide", outputs: Lesson.Claim("It is so", "holds")));

        Assert.Equal(
            ["../00-lesson.html#cost", "../00-lesson.html#detail", "../00-lesson.html#detail", "../00-lesson.html#workshop-claims"],
            site.Deck.QuerySelectorAll(".section-link").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void The_last_slide_tells_what_the_run_showed_failures_first()
    {
        var claims = Enumerable.Range(1, 9).Select(number => Lesson.Claim($"Claim {number}", number == 9 ? "fails" : "holds"));
        using var site = TestSite.WithDeck(new Lesson().Code("", outputs: [.. claims]));

        var last = site.Deck.QuerySelectorAll(".slides > section")[^1];
        Assert.Equal("claims", last.Id);
        Assert.Contains("Claim 9", last.QuerySelector("li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("And 2 more, on the page.", last.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deck_without_a_page_does_not_link_to_one()
    {
        using var site = new TestSite();

        site.Publish(
            new Lesson().Markdown("## A", slide: "slide"),
            options => options with { Pages = false, NpmSearchPath = FakeNpm.ThatInstalls(site.Work).Folder });

        Assert.Empty(site.Deck.QuerySelectorAll("a[href$='00-lesson.html'], .section-link"));
        Assert.False(site.Has("00-lesson.html"));
        Assert.False(site.Has("index.html"));
    }
}
