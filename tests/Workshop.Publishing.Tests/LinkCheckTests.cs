namespace Workshop.Publishing.Tests;

public class LinkCheckTests
{
    private static IReadOnlyList<PublishWarning> Check(TestSite site, Lesson lesson, Lesson next) => LinkCheck.Of(site.OptionsFor(
        (Path.Combine(site.Notebooks, "00-lesson.ipynb"), lesson.Notebook),
        (Path.Combine(site.Notebooks, "01-next.ipynb"), next.Notebook)).Notebooks);

    [Fact]
    public void Living_links_anchors_and_images_pass_and_the_web_is_not_asked()
    {
        using var site = new TestSite();
        File.WriteAllText(Path.Combine(site.Notebooks, "a b.svg"), "<svg/>");
        var lesson = new Lesson()
            .Markdown("# Title\n\n[here](#Its-part), [there](01-next.ipynb#the-end), [next](01-next.ipynb), [web](https://no.such.host.example/), ![A](<a b.svg>)")
            .Markdown("## Its part");

        Assert.Empty(Check(site, lesson, new Lesson().Markdown("## The end")));
    }

    [Fact]
    public void What_is_dead_is_found_in_every_cell_of_every_notebook()
    {
        using var site = new TestSite();
        File.WriteAllText(Path.Combine(site.Notebooks, "mine.txt"), "");
        var lesson = new Lesson()
            .Markdown("[a](01-next.ipynb#gone)", tags: "slide")
            .Markdown("[b](#gone)", slide: "notes")
            .Markdown("![c](gone.png)", tags: "remove-cell")
            .Markdown("[d](mine.txt)");

        var found = Check(site, lesson, new Lesson().Markdown("[e](02-gone.ipynb)"));

        Assert.Equal(
            ["00-lesson.ipynb 1 True", "00-lesson.ipynb 2 True", "00-lesson.ipynb 3 True", "00-lesson.ipynb 4 False", "01-next.ipynb 1 True"],
            found.Select(warning => $"{Path.GetFileName(warning.File)} {warning.Cell} {warning.IsDead}"));
    }

    [Fact]
    public void A_heading_that_only_the_slides_have_is_no_place_on_the_page()
    {
        using var site = new TestSite();

        var found = Check(site, new Lesson().Markdown("[a](#terse)").Markdown("## Terse", tags: "slide"), new Lesson());

        Assert.Contains("has no such heading", Assert.Single(found).Message, StringComparison.Ordinal);
    }
}
