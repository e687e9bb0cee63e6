namespace Workshop.Publishing.Tests;

public class TypesettingTests
{
    private static readonly Lesson Both = new Lesson()
        .Markdown("# Title", slide: "slide")
        .Markdown("With $x < y^2$ ovens:\n\n$$\n\\frac{1}{n}\n$$\n\n```mermaid\nflowchart LR\n  a --> b\n```", slide: "slide");

    private static string[] ScriptsOf(TestSite site) => [.. site.Page.Scripts.Select(script => script.Source!).Where(source => source is not null)];

    [Fact]
    public void A_formula_is_its_source_until_the_script_sets_it()
    {
        using var site = TestSite.WithPage(Both);

        Assert.Equal("x < y^2", site.Article.QuerySelector("p code.formula:not(.formula-display)")!.TextContent);
        Assert.Equal("\\frac{1}{n}", site.Article.QuerySelector("code.formula.formula-display")!.TextContent);
    }

    [Fact]
    public void A_diagram_is_its_source_and_a_place_to_draw_it()
    {
        using var site = TestSite.WithPage(Both);

        var diagram = site.Article.QuerySelector("figure.diagram")!;
        Assert.Equal("flowchart LR\n  a --> b", diagram.QuerySelector("details[open].diagram-source code")!.TextContent);
        Assert.NotNull(diagram.QuerySelector(".diagram-drawing[hidden]"));
    }

    [Fact]
    public void What_sets_formulas_and_draws_diagrams_is_copied_once_and_loaded_where_it_is_needed()
    {
        using var site = new TestSite();
        var options = site.OptionsFor(
            (Path.Combine(site.Notebooks, "00-lesson.ipynb"), Both.Notebook),
            (Path.Combine(site.Notebooks, "01-next.ipynb"), new Lesson().Markdown("costs $5 or $6").Notebook));

        var report = SitePublisher.Publish(options with { Slides = false, NpmSearchPath = FakeNpm.ThatInstalls(site.Work).Folder });

        Assert.Empty(report.Warnings);
        Assert.Equal(
            ["assets/katex/LICENSE", "assets/katex/fonts/A.woff2", "assets/katex/katex.min.css", "assets/katex/katex.min.js", "assets/mermaid/LICENSE", "assets/mermaid/mermaid.js"],
            report.Files.Where(file => file.StartsWith("assets/katex/", StringComparison.Ordinal) || file.StartsWith("assets/mermaid/", StringComparison.Ordinal)));
        Assert.Contains("assets/katex/katex.min.js", ScriptsOf(site));
        Assert.NotNull(site.Page.QuerySelector("link[href='assets/katex/katex.min.css']"));
        // Mermaid is loaded by its script when a diagram comes near.
        Assert.DoesNotContain("assets/mermaid/mermaid.js", ScriptsOf(site));
        Assert.Equal("assets/mermaid/mermaid.js", site.Page.QuerySelector("script[src='assets/diagrams.js']")!.GetAttribute("data-mermaid"));
        var next = site.Text("01-next.html");
        Assert.DoesNotContain("katex", next, StringComparison.Ordinal);
        Assert.DoesNotContain("mermaid", next, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deck_loads_them_before_its_own_script_and_in_order()
    {
        using var site = new TestSite();
        site.Publish(Both, options => options with { NpmSearchPath = FakeNpm.ThatInstalls(site.Work).Folder });

        var scripts = site.Deck.Scripts.Where(script => script.Source is not null).ToList();
        Assert.All(scripts.Where(script => script.Source != "../assets/theme.js"), script => Assert.True(script.HasAttribute("defer"), script.Source));
        var names = scripts.Select(script => Path.GetFileName(script.Source)).ToList();
        Assert.Equal(["katex.min.js", "math.js", "diagrams.js", "deck.js"], names.Where(name => name is "katex.min.js" or "math.js" or "diagrams.js" or "deck.js"));
        Assert.Equal("../assets/mermaid/mermaid.js", site.Deck.QuerySelector("script[src$='diagrams.js']")!.GetAttribute("data-mermaid"));
        Assert.NotNull(site.Deck.QuerySelector("link[href='../assets/katex/katex.min.css']"));
    }

    [Fact]
    public void Without_npm_the_source_shows_and_the_report_says_why()
    {
        using var site = new TestSite();
        var empty = Directory.CreateDirectory(site.Work.Child("empty")).FullName;

        var report = site.Publish(Both, options => options with { Slides = false, NpmSearchPath = empty });

        Assert.Equal(
            [
                "the formulas need KaTeX, and npm, which installs it, is not on the PATH. Install Node.js, which brings npm, then publish again; until then their source shows.",
                "the diagrams need Mermaid, and npm, which installs it, is not on the PATH. Install Node.js, which brings npm, then publish again; until then their source shows.",
            ],
            report.Warnings.Select(warning => warning.Message));
        Assert.DoesNotContain(report.Files, file => file is "assets/math.js" or "assets/diagrams.js");
        Assert.Empty(site.Page.QuerySelectorAll("script[src*=math], script[src*=katex], script[src*=diagrams], link[href*=katex]"));
        Assert.Equal("x < y^2", site.Article.QuerySelector("code.formula")!.TextContent);
    }

    [Fact]
    public void The_slides_get_the_scripts_that_only_they_need()
    {
        using var site = TestSite.WithDeck(new Lesson().Markdown("# Title", slide: "slide").Markdown("## A\n\n$x$", tags: "slide", slide: "slide"));

        Assert.True(site.Has("assets/math.js"));
        Assert.True(site.Has("assets/katex/katex.min.js"));
        Assert.DoesNotContain("katex", site.Text("00-lesson.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_in_a_heading_is_part_of_its_name()
    {
        using var site = TestSite.WithPage(new Lesson().Markdown("## The cost of $n$ threads"));

        Assert.Equal("The cost of n threads", site.Page.QuerySelector("nav.contents a")!.TextContent);
    }
}
