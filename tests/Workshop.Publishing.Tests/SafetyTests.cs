using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Workshop.Notebooks;

namespace Workshop.Publishing.Tests;

public class SafetyTests
{
    private const string Attack = "<img src=x onerror=alert(1)>\"'</script><script>alert(1)</script>";

    private static readonly string[] OurScripts = ["theme.js", "charts.js", "page.js", "search.js", "katex.min.js", "math.js", "diagrams.js", "deck.js", "reveal.js", "notes.js"];

    private static void AssertHarmless(IHtmlDocument document)
    {
        Assert.All(document.Scripts, script => Assert.True(
            script.Type == "application/json" || OurScripts.Contains(Path.GetFileName(script.Source ?? "")), script.OuterHtml));
        Assert.All(document.All.SelectMany(element => element.Attributes), attribute =>
            Assert.False(attribute.Name.StartsWith("on", StringComparison.Ordinal), attribute.Name));
        Assert.All(document.QuerySelectorAll("[href]"), element =>
            Assert.DoesNotContain("script:", element.GetAttribute("href")!, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(document.QuerySelectorAll("img[src=x]"));
    }

    [Theory]
    [InlineData(Attack)]
    [InlineData("# " + Attack)]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JAVASCRIPT:alert(1))")]
    [InlineData("[x](java&#9;script:alert(1))")]
    [InlineData("[x](vbscript:alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("[x](https://example.org \"a\\\" onclick=alert(1)\")")]
    [InlineData("[x](https://example.org/\"onclick=alert(1))")]
    [InlineData("text {onclick=alert(1)}")]
    [InlineData("> **Note. " + Attack + "** text")]
    [InlineData("```html\n" + Attack + "\n```")]
    [InlineData("$" + Attack + "$ and\n\n$$\n" + Attack + "\n$$")]
    [InlineData("```mermaid\nflowchart LR\n  a[" + Attack + "]\n```")]
    [InlineData("| " + Attack + " |\n|---|\n| x |")]
    public void Markdown_cannot_run_scripts(string markdown)
    {
        using var site = TestSite.WithDeck(new Lesson().Markdown("# Title").Markdown(markdown));

        AssertHarmless(site.Page);
        AssertHarmless(site.Deck);
    }

    [Fact]
    public void Texts_of_outputs_cannot_run_scripts()
    {
        using var site = TestSite.WithDeck(new Lesson().Code(
            Attack,
            outputs:
            [
                new StreamOutput("stdout", Attack),
                new ErrorOutput(Attack, Attack + "!", [Attack]),
                Lesson.Claim(Attack, "holds", Attack),
                Lesson.Chart(Attack, Attack),
                Lesson.Display(("text/plain", Attack)),
                Lesson.Display(("text/plain", Attack), ("image/png", "\" onerror=alert(1) \"")),
                Lesson.Display(("text/markdown", Attack)),
            ]));

        AssertHarmless(site.Page);
        AssertHarmless(site.Deck);
    }

    [Fact]
    public void Titles_cannot_run_scripts()
    {
        using var site = new TestSite
        {
            Outline = new CourseOutline(Attack, Attack, [new CourseChapter(1, "00-lesson.ipynb", Attack, 1, [Attack], [])]),
        };

        site.Publish(new Lesson().Markdown("text"), options => options with
        {
            Run = new RunInfo(DateTimeOffset.UnixEpoch, Attack, Attack),
            NpmSearchPath = FakeNpm.ThatInstalls(site.Work).Folder,
        });

        AssertHarmless(site.Page);
        AssertHarmless(site.Deck);
        AssertHarmless(site.Index);
    }

    [Fact]
    public void Html_that_a_cell_made_is_shown_as_it_is()
    {
        using var site = TestSite.WithPage(new Lesson().Code("", outputs: Lesson.Display(("text/html", "<b onclick='count()'>made</b>"))));

        Assert.NotNull(site.Article.QuerySelector("b[onclick]"));
    }
}
