namespace Workshop.Publishing.Tests;

public class LinkTests
{
    private static string? Target(TestSite site) => site.Article.QuerySelector("p a")?.GetAttribute("href");

    [Theory]
    [InlineData("https://example.org/a?b=c&d")]
    [InlineData("mailto:someone@example.org")]
    [InlineData("#the-section")]
    public void A_link_out_or_to_a_section_stays(string url)
    {
        using var site = TestSite.WithPage(new Lesson().Markdown($"## The section\n\n[text]({url})"));

        Assert.Equal(url, Target(site));
        Assert.Empty(site.Report!.Warnings);
    }

    [Fact]
    public void Jupyters_spelling_of_a_section_is_understood()
    {
        using var site = TestSite.WithPage(new Lesson().Markdown("[text](#The-Section)\n\n## The Section"));

        Assert.Equal("#the-section", Target(site));
    }

    [Fact]
    public void A_notebook_of_the_course_becomes_its_page()
    {
        using var site = new TestSite();
        var options = site.OptionsFor(
            (Path.Combine(site.Notebooks, "00-lesson.ipynb"), new Lesson().Markdown("[next](01-next.ipynb#Its-part)").Notebook),
            (Path.Combine(site.Notebooks, "01-next.ipynb"), new Lesson().Markdown("## Its part").Notebook));

        var report = SitePublisher.Publish(options with { NpmSearchPath = FakeNpm.ThatInstalls(site.Work).Folder });

        Assert.Equal("01-next.html#its-part", Target(site));
        Assert.Equal("../01-next.html#its-part", site.Deck.QuerySelector(".slide-body a")!.GetAttribute("href"));
        Assert.Empty(report.Warnings);
    }

    [Theory]
    [InlineData("[text](missing.md)", "the link 'missing.md' is dead: there is no such file beside the notebook. Correct the path.")]
    [InlineData("[text](#nowhere)", "the link '#nowhere' is dead: 00-lesson.ipynb has no such heading. Correct the heading's name.")]
    [InlineData("[text](05-missing.ipynb)", "the link '05-missing.ipynb' is dead: there is no such file beside the notebook. Correct the path.")]
    [InlineData("[text](..)", "the link '..' is left out: the file is not part of the site. Link to a notebook of the course, or to the web.")]
    [InlineData("![text](missing.png)", "the image 'missing.png' is missing. Correct the path, relative to the notebook.")]
    [InlineData("![text](https://example.org/a.png)", "the image 'https://example.org/a.png' would be fetched from the network. Put the file beside the notebook.")]
    [InlineData("![text](//example.org/a.png)", "the image '//example.org/a.png' would be fetched from the network. Put the file beside the notebook.")]
    [InlineData("[text](ftp://example.org)", "the link 'ftp://example.org' is left out: only http, https and mailto lead out of the site.")]
    public void A_dead_link_is_reported_with_its_cell_and_stays_text(string markdown, string message)
    {
        using var site = TestSite.WithDeck(new Lesson().Markdown("# Title").Markdown(markdown));

        var warning = Assert.Single(site.Report!.Warnings);
        Assert.Equal((2, message), (warning.Cell, warning.Message));
        Assert.EndsWith($"00-lesson.ipynb, cell 2: {message}", warning.ToString(), StringComparison.Ordinal);
        Assert.Contains("text", site.Article.TextContent, StringComparison.Ordinal);
        Assert.Empty(site.Article.QuerySelectorAll("p a, img"));
    }

    [Fact]
    public void A_local_image_is_copied_into_the_site()
    {
        using var site = new TestSite();
        Directory.CreateDirectory(Path.Combine(site.Notebooks, "my images"));
        File.WriteAllText(Path.Combine(site.Notebooks, "my images", "a.svg"), "<svg/>");

        var report = site.Publish(new Lesson().Markdown("![A](<my images/a.svg>)"));

        Assert.Equal("assets/media/00-lesson/my%20images/a.svg", site.Article.QuerySelector("img")!.GetAttribute("src"));
        Assert.Equal("../assets/media/00-lesson/my%20images/a.svg", site.Deck.QuerySelector("img")!.GetAttribute("src"));
        Assert.Equal("<svg/>", site.Text("assets/media/00-lesson/my images/a.svg"));
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public void An_output_that_loads_from_the_network_is_reported()
    {
        using var site = TestSite.WithPage(new Lesson().Code("", outputs: Lesson.Display(("text/html", "<script src='https://example.org/a.js'></script>"))));

        Assert.Contains("network", Assert.Single(site.Report!.Warnings).Message, StringComparison.Ordinal);
    }
}
