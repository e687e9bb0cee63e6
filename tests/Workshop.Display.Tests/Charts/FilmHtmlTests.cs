using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using Workshop.Coroutines;

namespace Workshop.Display.Tests;

public class FilmHtmlTests
{
    // Nothing here names a type of Workshop.Display, which registers its formatters when it is loaded.
    static FilmHtmlTests() => RuntimeHelpers.RunModuleConstructor(typeof(Chart).Module.ModuleHandle);

    [Fact]
    public void A_film_steps_by_radio_buttons_and_needs_no_script()
    {
        var page = Html.Parse(Workbench.Film(Count(3), cancellationToken: TestContext.Current.CancellationToken).ToDisplayString(HtmlFormatter.MimeType));
        var steps = page.QuerySelectorAll("input[type=radio]");
        Assert.Equal(4, steps.Length);
        Assert.Single(steps.Select(step => step.GetAttribute("name")).Distinct());
        Assert.Single(steps, step => step.HasAttribute("checked"));
        Assert.Empty(page.QuerySelectorAll("script"));
        // Every label, those of Previous and Next too, names a step that is there.
        Assert.All(page.QuerySelectorAll("label"), label => Assert.Contains(steps, step => step.Id == label.GetAttribute("for")));
        Assert.Equal(4, page.QuerySelectorAll("section").Length);
    }

    [Fact]
    public void The_current_line_is_marked_and_changed_variables_say_so()
    {
        var page = Html.Parse(Workbench.Film(Count(3), cancellationToken: TestContext.Current.CancellationToken).ToDisplayString(HtmlFormatter.MimeType));
        var second = page.QuerySelectorAll("section")[1];
        Assert.Contains("await Coroutine.Yield();", Assert.Single(second.QuerySelectorAll("mark[aria-current=step]")).TextContent, StringComparison.Ordinal);
        Assert.Equal(["i", "sum"], second.QuerySelectorAll("tr").Where(row => row.QuerySelector(".film-changed") is not null).Select(row => row.QuerySelector("th")!.TextContent).Order());
        Assert.Empty(page.QuerySelectorAll("section")[0].QuerySelectorAll(".film-changed"));
    }

    [Fact]
    public void A_value_with_markup_in_it_is_text()
    {
        var page = Html.Parse(Workbench.Film(Say("<b>bold</b>"), cancellationToken: TestContext.Current.CancellationToken).ToDisplayString(HtmlFormatter.MimeType));
        Assert.Empty(page.QuerySelectorAll("b"));
        Assert.Contains("<b>bold</b>", page.QuerySelector(".film-state")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plain_text_has_every_picture()
    {
        var text = Workbench.Film(Count(2), cancellationToken: TestContext.Current.CancellationToken).ToDisplayString(PlainTextFormatter.MimeType);
        Assert.Contains("\n1. Count (2): suspended at await 1", text, StringComparison.Ordinal);
        Assert.Contains("\n3. Count (2): completed", text, StringComparison.Ordinal);
    }

    private static async Coroutine<int> Count(int limit)
    {
        var sum = 0;
        for (var i = 0; i < limit; i++)
        {
            sum += i;
            await Coroutine.Yield();
        }

        return sum;
    }

    private static async Coroutine Say(string text)
    {
        await Coroutine.Yield();
        GC.KeepAlive(text);
    }
}
