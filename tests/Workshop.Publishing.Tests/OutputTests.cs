using Workshop.Notebooks;

namespace Workshop.Publishing.Tests;

public class OutputTests
{
    private static TestSite PageOf(params CellOutput[] outputs) => TestSite.WithPage(new Lesson().Code("", outputs: outputs));

    [Theory]
    [InlineData("holds", "claim-holds", "Holds", "✓")]
    [InlineData("fails", "claim-fails", "Does not hold", "✗")]
    [InlineData("not-shown", "claim-not-shown", "Not shown here", "–")]
    public void A_claim_is_a_card_with_mark_and_word(string verdict, string className, string word, string mark)
    {
        using var site = PageOf(Lesson.Claim("It is so", verdict, "1 of 2"));

        var card = site.Article.QuerySelector($".cell .claim.{className}")!;
        Assert.Equal(mark, card.QuerySelector(".claim-mark")!.TextContent);
        Assert.Equal($"{word} It is so", card.QuerySelector(".claim-statement")!.TextContent);
        Assert.Equal("1 of 2", card.QuerySelector(".claim-evidence")!.TextContent);
        Assert.DoesNotContain("own card", site.Article.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_may_arrive_as_a_string_of_json()
    {
        using var site = PageOf(Lesson.Display(("application/vnd.workshop.claim+json", """{"statement":"It is so","verdict":"holds"}""")));

        Assert.NotNull(site.Article.QuerySelector(".claim-holds"));
        Assert.Null(site.Article.QuerySelector(".claim-evidence"));
    }

    [Fact]
    public void The_page_ends_with_a_summary_that_links_to_the_claims()
    {
        using var site = PageOf(Lesson.Claim("One", "holds"), Lesson.Claim("Two", "fails"), Lesson.Claim("Three", "not-shown"));

        var summary = site.Article.QuerySelector(".claim-summary")!;
        Assert.Equal("Of 3 claims, 1 held, 1 did not hold, 1 could not be shown on this machine.", summary.QuerySelector("p")!.TextContent);
        foreach (var link in summary.QuerySelectorAll("a"))
            Assert.Contains(link.TextContent.Split(": ")[1], site.Page.QuerySelector(link.GetAttribute("href")!)!.TextContent, StringComparison.Ordinal);
        Assert.Same(summary.ParentElement!.LastElementChild, summary);
    }

    [Fact]
    public void A_chart_has_its_numbers_and_a_text_alternative()
    {
        using var site = PageOf(Lesson.Chart("Costs", "Costs\nA process is the dearest.\n\nBar      Value\n───────  ─────\nprocess  15 ms\nthread    3 ms"));

        var plot = site.Article.QuerySelector(".chart .chart-plot")!;
        Assert.Equal(("img", "Costs. A process is the dearest."), (plot.GetAttribute("role"), plot.GetAttribute("aria-label")));
        Assert.Contains("360px", plot.GetAttribute("style"), StringComparison.Ordinal);
        Assert.Contains("\"type\":\"bar\"", site.Article.QuerySelector("script.chart-data")!.TextContent, StringComparison.Ordinal);
        var data = site.Article.QuerySelector(".chart details")!;
        Assert.Equal("Costs. A process is the dearest.", data.QuerySelector("p")!.TextContent);
        Assert.Equal(["Bar", "Value", "process", "15 ms", "thread", "3 ms"], data.QuerySelectorAll("th, td").Select(cell => cell.TextContent));
        Assert.Equal(["Value", "15 ms", "3 ms"], data.QuerySelectorAll(".number").Select(cell => cell.TextContent));
        Assert.Equal("assets/plotly.min.js", site.Page.Body!.GetAttribute("data-plotly"));
        Assert.True(site.Has("assets/plotly.min.js"));
        Assert.DoesNotContain("own drawing", site.Article.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_of_a_chart_whose_text_has_no_table_come_from_its_traces()
    {
        using var site = PageOf(Lesson.Chart("Costs", "Costs"));

        Assert.Equal(["x", "y", "1", "3", "2", "4"], site.Article.QuerySelectorAll(".chart details :is(th, td)").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Plotly_is_not_part_of_a_site_without_charts()
    {
        using var site = PageOf(new StreamOutput("stdout", "x"));

        Assert.False(site.Has("assets/plotly.min.js"));
        Assert.Null(site.Page.Body!.GetAttribute("data-plotly"));
    }

    [Fact]
    public void Without_plotly_charts_stay_text_and_the_report_says_so()
    {
        using var site = new TestSite();

        var report = site.Publish(
            new Lesson().Code("", outputs: Lesson.Chart("Costs", "Costs")),
            options => options with { Slides = false, PlotlyScriptPath = null });

        Assert.Contains("plotly.min.js", Assert.Single(report.Warnings).Message, StringComparison.Ordinal);
        Assert.Equal("Costs.", site.Article.QuerySelector(".chart-waiting")!.TextContent);
    }

    [Fact]
    public void The_best_form_that_is_offered_is_shown()
    {
        using var site = PageOf(
            Lesson.Display(("text/plain", "plain"), ("text/html", "<b class='made'>html</b>")),
            Lesson.Display(("text/plain", "a circle"), ("image/svg+xml", "<svg class='drawn'></svg>")),
            Lesson.Display(("text/plain", "a dot"), ("image/png", "iVBO\nRw==")),
            Lesson.Display(("text/plain", "plain"), ("text/markdown", "*said*")),
            new ExecuteResultOutput(1, new System.Text.Json.Nodes.JsonObject { ["text/plain"] = "42" }));

        var outputs = site.Article.QuerySelectorAll(".outputs > .output");
        Assert.Equal("html", outputs[0].QuerySelector("b.made")!.TextContent);
        Assert.Equal("a circle", outputs[1].GetAttribute("aria-label"));
        Assert.NotNull(outputs[1].QuerySelector("svg.drawn"));
        Assert.Equal("data:image/png;base64,iVBORw==", outputs[2].QuerySelector("img[alt='a dot']")!.GetAttribute("src"));
        Assert.Equal("said", outputs[3].QuerySelector("em")!.TextContent);
        Assert.Equal("42", outputs[4].QuerySelector("pre")!.TextContent);
    }

    [Fact]
    public void Pieces_of_a_stream_are_one_box()
    {
        using var site = PageOf(
            new StreamOutput("stdout", "a"), new StreamOutput("stdout", "b\n"), new StreamOutput("stderr", "c\n"), new StreamOutput("stdout", "d\n"));

        Assert.Equal(
            ["output output-stdout|ab", "output output-stderr|c", "output output-stdout|d"],
            site.Article.QuerySelectorAll(".output").Select(output => $"{output.ClassName}|{output.TextContent}"));
    }

    [Theory]
    [InlineData("\u001b[31mred\u001b[0m plain", "<span class=\"ansi-fg-1\">red</span> plain")]
    [InlineData("\u001b[1;94mbold\u001b[22mthin", "<span class=\"ansi-fg-12 ansi-bold\">bold</span><span class=\"ansi-fg-12\">thin</span>")]
    [InlineData("\u001b[38;5;208mx", "<span style=\"color:#ff8700\">x</span>")]
    [InlineData("\u001b[48;2;1;2;3mx", "<span style=\"background:#010203\">x</span>")]
    [InlineData("\u001b[2K\u001b[1Ax\u001b]0;title\u0007y", "xy")]
    [InlineData("10 %\r50 %\rdone", "done")]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("\u001b[91m<b>", "<span class=\"ansi-fg-9\">&lt;b&gt;</span>")]
    public void A_terminals_colours_become_spans(string text, string html)
    {
        using var site = PageOf(new StreamOutput("stdout", text));

        Assert.Equal(html, site.Article.QuerySelector(".output pre")!.InnerHtml);
    }

    [Fact]
    public void An_error_shows_its_trace_and_its_message_once()
    {
        using var site = PageOf(
            new ErrorOutput("Boom", "it broke", ["Boom: it broke", "   at cell 3, line 1"]),
            new ErrorOutput("Bang", "it fell", []));

        var errors = site.Article.QuerySelectorAll(".output-error");
        Assert.Equal("Boom", errors[0].QuerySelector(".error-title")!.TextContent);
        Assert.Equal("Boom: it broke\n   at cell 3, line 1", errors[0].QuerySelector("pre")!.TextContent);
        Assert.Null(errors[0].QuerySelector(".error-message"));
        Assert.Equal("it fell", errors[1].QuerySelector(".error-message")!.TextContent);
    }

    [Fact]
    public void An_expected_error_says_that_it_is_one()
    {
        using var site = TestSite.WithPage(new Lesson().Code("x", tags: "raises-exception", outputs: new ErrorOutput("Boom", "", [])));

        Assert.NotNull(site.Article.QuerySelector(".error-expected"));
    }
}
