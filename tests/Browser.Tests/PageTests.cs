using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Browser.Tests;

public partial class PageTests(SiteFixture site)
{
    private const string Page = "01-small.html";

    [Fact(Timeout = 120_000)]
    public async Task Formulas_are_set_with_their_own_fonts_and_readable_aloud()
    {
        await using var opened = await site.Open(Page);
        await Assertions.Expect(opened.Page.Locator("article .katex")).ToHaveCountAsync(5);
        Assert.Equal(0, await opened.Page.Locator("code.formula").CountAsync());
        Assert.Equal(5, await opened.Page.Locator(".katex math").CountAsync());
        Assert.True(await opened.Page.EvaluateAsync<bool>("document.fonts.ready.then(() => [...document.fonts].some(font => font.family === 'KaTeX_Math' && font.status === 'loaded'))"));
        Assert.Empty(opened.Complaints);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Theory(Timeout = 120_000)]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Switching_the_theme_repaints_charts_and_diagrams(ColorScheme first)
    {
        await using var opened = await site.Open(Page, theme: first);
        var page = opened.Page;
        await opened.ShowAll();
        var drawing = page.Locator(".diagram-drawing svg").First;
        var before = await ColoursOf(page);
        await page.Locator(".theme-switch").ClickAsync();
        await Assertions.Expect(page.Locator($".diagram[data-drawn={(first == ColorScheme.Light ? "dark" : "light")}]")).ToHaveCountAsync(2);
        var after = await ColoursOf(page);
        Assert.All(before.Zip(after), pair => Assert.NotEqual(pair.First, pair.Second));
        await Assertions.Expect(drawing).ToBeVisibleAsync();
        await page.Locator(".theme-switch").ClickAsync();
        await Assertions.Expect(page.Locator($".diagram[data-drawn={(first == ColorScheme.Light ? "light" : "dark")}]")).ToHaveCountAsync(2);
        Assert.Equal(before, await ColoursOf(page));
        Assert.Empty(opened.Complaints);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact(Timeout = 120_000)]
    public async Task The_choice_of_theme_lasts()
    {
        await using var opened = await site.Open(Page);
        await opened.Page.Locator(".theme-switch").ClickAsync();
        await opened.Page.Locator(".brand").ClickAsync();
        await Assertions.Expect(opened.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact(Timeout = 120_000)]
    public async Task The_Tab_key_walks_through_the_page_and_shows_where_it_is()
    {
        await using var opened = await site.Open(Page);
        var page = opened.Page;
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the text", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        var reached = new List<string>();
        for (var step = 0; step < 200; step++)
        {
            var stop = await page.EvaluateAsync<string>(
                """
                () => {
                    const element = document.activeElement;
                    if (element === document.body) return '';
                    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
                    const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.left >= 0;
                    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
                    return `${element.className || element.tagName}|${seen && outlined}`;
                }
                """);
            if (stop.Length == 0)
                break;
            reached.Add(stop);
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.All(reached, stop => Assert.EndsWith("|true", stop, StringComparison.Ordinal));
        foreach (var part in new[] { "brand", "search-open", "theme-switch", "slides-link", "notebook-link", "copy", "SUMMARY" })
            Assert.Contains($"{part}|true", reached);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Theory(Timeout = 120_000)]
    [InlineData("index.html")]
    [InlineData(Page)]
    public async Task Nothing_sticks_out_on_a_phone(string file)
    {
        await using var opened = await site.Open(file, 390, 844);
        await opened.ShowAll();
        Assert.Equal(390, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact(Timeout = 120_000)]
    public async Task Text_is_painted_before_plotly_is_asked_for_and_far_charts_wait()
    {
        await using var opened = await site.Open(Page, 1280, 200);
        var page = opened.Page;
        await page.WaitForFunctionAsync("performance.getEntriesByName('first-contentful-paint').length === 1");
        Assert.DoesNotContain(opened.Requests, url => url.EndsWith("plotly.min.js", StringComparison.Ordinal));
        await page.Locator(".chart").First.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator(".chart-plot[data-drawn=done]").First).ToBeVisibleAsync();
        Assert.Contains(opened.Requests, url => url.EndsWith("plotly.min.js", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("[data-drawn=done]")).ToHaveCountAsync(1);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact(Timeout = 120_000)]
    public async Task Charts_follow_the_size_of_the_window()
    {
        await using var opened = await site.Open(Page);
        await opened.ShowAll();
        await opened.Page.SetViewportSizeAsync(600, 800);
        await opened.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.chart-plot .main-svg')].every(svg => svg.getBoundingClientRect().width <= svg.closest('.chart-plot').clientWidth + 1)");
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact(Timeout = 120_000)]
    public async Task On_paper_folds_are_open_navigation_is_gone_and_charts_fit()
    {
        await using var opened = await site.Open(Page, theme: ColorScheme.Dark);
        var page = opened.Page;
        await opened.ShowAll();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(0, await page.Locator("article details:not([open]):not(.contents-fold)").CountAsync());
        await Assertions.Expect(page.Locator(".top-bar")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("nav.chapters")).ToBeHiddenAsync();
        Assert.Equal(["670", "670"], await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.chart-plot .main-svg:first-child')].map(svg => svg.getAttribute('width'))"));
        await Assertions.Expect(page.Locator(".diagram[data-drawn=light]")).ToHaveCountAsync(2);
        await page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        await Assertions.Expect(page.Locator(".diagram[data-drawn=dark]")).ToHaveCountAsync(2);
        Assert.NotEqual(0, await page.Locator("article details:not([open])").CountAsync());
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact(Timeout = 120_000)]
    public async Task The_contents_mark_the_section_that_is_read()
    {
        await using var opened = await site.Open(Page);
        await opened.Page.Locator("nav.contents a", new() { HasText = "Practice" }).ClickAsync();
        await Assertions.Expect(opened.Page.Locator("nav.contents a[aria-current]")).ToHaveTextAsync("Practice");
        await Assertions.Expect(opened.Page).ToHaveURLAsync(SectionPractice());
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [GeneratedRegex("#practice$")]
    private static partial Regex SectionPractice();

    // What a chart's title, a chart's grid and a diagram's text are painted with.
    private static Task<string[]> ColoursOf(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => ['.chart-plot .gtitle', '.chart-plot .xtick text', '.diagram-drawing svg text']
            .map(part => getComputedStyle(document.querySelector(part)).fill)
        """);
}
