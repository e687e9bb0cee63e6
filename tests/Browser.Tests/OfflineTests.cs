using Microsoft.Playwright;

namespace Browser.Tests;

public class OfflineTests(SiteFixture site)
{
    private const string Index = "index.html";
    private const string Page = "01-small.html";
    private const string Deck = "slides/01-small.html";

    [Theory(Timeout = 120_000)]
    [InlineData(Index)]
    [InlineData(Page)]
    [InlineData(Deck)]
    public async Task Nothing_is_asked_of_the_network_and_nothing_is_complained_about(string file)
    {
        await using var opened = await site.Open(file);
        if (file == Page)
            await opened.ShowAll();
        await opened.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.All(opened.Requests, url => Assert.Matches("^(file|data|blob|about):", url));
        Assert.Empty(opened.Complaints);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Theory(Timeout = 120_000)]
    [InlineData(1280, 720, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task Every_chart_of_the_page_is_drawn_and_nothing_sticks_out(int width, int height, ColorScheme theme)
    {
        await using var opened = await site.Open(Page, width, height, theme);
        await opened.ShowAll();
        var charts = opened.Page.Locator(".js-plotly-plot .main-svg:first-child");
        await Assertions.Expect(charts).ToHaveCountAsync(2);
        foreach (var chart in await charts.AllAsync())
        {
            await chart.ScrollIntoViewIfNeededAsync();
            var box = await chart.BoundingBoxAsync();
            Assert.True(box is { Width: > 200, Height: > 150 }, $"a chart is {box?.Width} × {box?.Height}");
        }

        Assert.Equal(0, await opened.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact(Timeout = 120_000)]
    public async Task The_claims_of_a_run_stand_on_the_page()
    {
        await using var opened = await site.Open(Page);
        var text = await opened.Page.InnerTextAsync("body");
        Assert.Contains("Two and two are four", text, StringComparison.Ordinal);
        Assert.Contains("measured 4", text, StringComparison.Ordinal);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact(Timeout = 120_000)]
    public async Task The_deck_can_be_walked_by_keyboard_and_no_slide_overflows()
    {
        await using var opened = await site.Open(Deck);
        await opened.Page.WaitForFunctionAsync("window.Reveal && Reveal.isReady()");
        var slides = await opened.Page.EvaluateAsync<int>("Reveal.getTotalSlides()");
        Assert.True(slides > 2, $"{slides} slides");
        var seen = 1;
        for (; !await opened.Page.EvaluateAsync<bool>("Reveal.isLastSlide()"); seen++)
        {
            await AssertNothingOverflows(opened.Page);
            var before = await opened.Page.EvaluateAsync<string>("location.hash + Reveal.getState().indexf");
            await opened.Page.Keyboard.PressAsync("Space");
            await opened.Page.WaitForFunctionAsync("before => location.hash + Reveal.getState().indexf !== before", before);
            Assert.True(seen < 100, "the deck does not end");
        }

        await AssertNothingOverflows(opened.Page);
        Assert.True(seen >= slides);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    private static async Task AssertNothingOverflows(IPage page)
    {
        var overflow = await page.EvaluateAsync<string>(
            """
            () => {
                const slide = Reveal.getCurrentSlide();
                const limit = Reveal.getConfig();
                return slide.scrollHeight > limit.height + 1 || slide.scrollWidth > limit.width + 1
                    ? `${slide.innerText.slice(0, 60)}: ${slide.scrollWidth} × ${slide.scrollHeight}` : '';
            }
            """);
        Assert.Equal("", overflow);
    }
}
