using System.Text.Json;

namespace Workshop.Publishing.Tests;

public class SearchTests
{
    // The index of the chapter as the search's script receives it.
    private static JsonElement IndexOf(TestSite site)
    {
        const string opening = "workshopSearch.add(";
        var script = site.Text("assets/search/00-lesson.js");
        Assert.StartsWith(opening, script, StringComparison.Ordinal);
        return JsonDocument.Parse(script.Trim()[opening.Length..^2]).RootElement;
    }

    private static string[] SectionsOf(TestSite site) => [.. IndexOf(site).GetProperty("sections").EnumerateArray()
        .Select(section => string.Join('|', section.EnumerateArray().Select(part => part.GetString())))];

    [Fact]
    public void The_index_holds_prose_code_and_claims_by_section()
    {
        using var site = TestSite.WithPage(new Lesson()
            .Markdown("# Title\n\nAbove *all*.")
            .Markdown("## First «part»\n\nA **word**.\n\n- one\n- two")
            .Code("Start();", outputs: Lesson.Claim("It is so", "holds", "1 of 1"))
            .Markdown("### Second\n\n| a | b |\n|---|---|\n| c | $d^2$ |"));

        Assert.Equal(("00", "Title", "00-lesson.html"), (IndexOf(site).GetProperty("number").GetString(), IndexOf(site).GetProperty("title").GetString(), IndexOf(site).GetProperty("page").GetString()));
        Assert.Equal(
            ["||Above all.", "first-part|First «part»|A word. one two Start(); It is so", "second|Second|a b c d^2"],
            SectionsOf(site));
    }

    [Fact]
    public void What_the_page_does_not_show_is_not_found()
    {
        using var site = TestSite.WithPage(new Lesson()
            .Markdown("seen")
            .Markdown("slide", tags: "slide")
            .Markdown("speaker", slide: "notes")
            .Code("folded();", tags: "hide-input")
            .Code("gone();", tags: "remove-input"));

        Assert.Equal(["||seen"], SectionsOf(site));
    }

    [Fact]
    public void Every_document_of_the_pages_searches_all_chapters_and_loads_no_index_by_itself()
    {
        using var site = new TestSite();
        var options = site.OptionsFor(
            (Path.Combine(site.Notebooks, "00-lesson.ipynb"), new Lesson().Markdown("a").Notebook),
            (Path.Combine(site.Notebooks, "01-next.ipynb"), new Lesson().Markdown("b").Notebook));

        SitePublisher.Publish(options with { Slides = false });

        foreach (var document in new[] { site.Page, site.Index })
        {
            Assert.Equal("00-lesson 01-next", document.QuerySelector("dialog.search")!.GetAttribute("data-chapters"));
            Assert.DoesNotContain(document.Scripts, script => script.Source?.Contains("assets/search/", StringComparison.Ordinal) == true);
        }
        Assert.True(site.Has("assets/search/01-next.js"));
    }

    [Fact]
    public void A_chapter_published_alone_leaves_the_index_of_the_others()
    {
        using var site = new TestSite();
        var first = site.OptionsFor((Path.Combine(site.Notebooks, "00-lesson.ipynb"), new Lesson().Markdown("a").Notebook));
        var second = site.OptionsFor((Path.Combine(site.Notebooks, "01-next.ipynb"), new Lesson().Markdown("b").Notebook));

        SitePublisher.Publish(first with { Slides = false });
        SitePublisher.Publish(second with { Slides = false });

        Assert.Equal(["||a"], SectionsOf(site));
        Assert.Equal("00-lesson 01-next", site.Index.QuerySelector("dialog.search")!.GetAttribute("data-chapters"));
    }

    [Fact]
    public void The_index_is_small_beside_its_page()
    {
        var prose = string.Join(' ', Enumerable.Range(1, 2000).Select(number => $"word{number}"));
        using var site = TestSite.WithPage(new Lesson().Markdown($"## A \"quoted\" part\n\n{prose}"));

        Assert.InRange(site.Text("assets/search/00-lesson.js").Length, prose.Length, prose.Length + 200);
    }
}
