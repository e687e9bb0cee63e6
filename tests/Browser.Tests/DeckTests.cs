using Microsoft.Playwright;

namespace Browser.Tests;

public class DeckTests(DeckFixture decks)
{
    // What a slide holds that does not fit, or "". Outputs are cut off where they are too long, so their insides do not count.
    private const string Overflow =
        """
        () => {
          const slide = Reveal.getCurrentSlide(), body = slide.querySelector('.slide-body'), box = slide.getBoundingClientRect();
          const faults = [];
          if (slide.scrollHeight > 721 || slide.scrollWidth > 1281) faults.push(`slide ${slide.scrollWidth} × ${slide.scrollHeight}`);
          if (body.scrollHeight > body.clientHeight + 1 || body.classList.contains('scrolls')) faults.push(`body ${body.scrollHeight} of ${body.clientHeight}`);
          if (parseFloat(body.style.getPropertyValue('--fit') || '1') < 1) faults.push('small print');
          for (const element of slide.querySelectorAll('*')) {
            if (element.closest('.notes, .visually-hidden, svg') || element.parentElement.closest('.output')) continue;
            const place = element.getBoundingClientRect();
            if (place.width && (place.right > box.right + 1 || place.bottom > box.bottom + 1 || place.left < box.left - 1 || place.top < box.top - 1))
              faults.push(element.tagName + '.' + element.className);
          }
          return faults.length ? `${slide.id}: ${faults.join(', ')}` : '';
        }
        """;

    public static TheoryData<string> Decks() => [DeckFixture.Lecture, DeckFixture.Torture];

    [Theory(Timeout = 180_000)]
    [MemberData(nameof(Decks))]
    public async Task The_keyboard_reaches_every_slide_nothing_overflows_every_chart_is_drawn_and_nobody_complains(string deck)
    {
        await using var opened = await decks.OpenAsync(deck);
        var page = opened.Page;
        var all = await page.EvaluateAsync<string[]>("Reveal.getSlides().map(slide => slide.id)");
        var reached = new HashSet<string>();
        var faults = new List<string>();
        while (true)
        {
            if (reached.Add(await page.EvaluateAsync<string>("Reveal.getCurrentSlide().id")))
                await DrawnAsync(page);
            faults.Add(await page.EvaluateAsync<string>(Overflow));
            if (await page.EvaluateAsync<bool>("Reveal.isLastSlide() && !Reveal.availableFragments().next"))
                break;
            var before = await page.EvaluateAsync<string>("location.hash + Reveal.getState().indexf");
            await page.Keyboard.PressAsync("Space");
            await page.WaitForFunctionAsync("before => location.hash + Reveal.getState().indexf !== before", before);
        }

        Assert.Equal(all.Order(StringComparer.Ordinal), reached.Order(StringComparer.Ordinal));
        Assert.Empty(faults.Where(fault => fault.Length > 0).Distinct());
        Assert.All(opened.Requests, url => Assert.Matches("^(file|data|blob|about):", url));
        Assert.Empty(opened.Complaints);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_deep_link_opens_its_slide_by_the_name_of_its_cell()
    {
        await using var opened = await decks.OpenAsync(DeckFixture.Lecture, "cost-time");
        Assert.Equal("cost-time", await opened.Page.EvaluateAsync<string>("Reveal.getCurrentSlide().id"));
        await DrawnAsync(opened.Page);
        var link = opened.Page.Locator("#cost-time .section-link");
        Assert.Equal("On the page: What one of each costs", await link.InnerTextAsync());
        Assert.EndsWith($"../{DeckFixture.Lecture}.html#what-one-of-each-costs", await link.GetAttributeAsync("href"), StringComparison.Ordinal);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact(Timeout = 60_000)]
    public async Task The_speaker_sees_the_notes_and_the_prose_of_the_page()
    {
        await using var opened = await decks.OpenAsync(DeckFixture.Lecture, "what-one-of-each-costs");
        var speaker = await opened.Page.RunAndWaitForPopupAsync(() => opened.Page.Keyboard.PressAsync("s"));
        var notes = speaker.Locator(".speaker-controls-notes .value");
        await Assertions.Expect(notes).ToContainTextAsync("On the page:");
        await Assertions.Expect(notes).ToContainTextAsync("A thread brings a stack");
        Assert.Empty(opened.Complaints);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_key_switches_the_colours_of_slides_and_charts()
    {
        await using var opened = await decks.OpenAsync(DeckFixture.Lecture, "cost-time");
        var page = opened.Page;
        await DrawnAsync(page);
        const string colours = "getComputedStyle(document.querySelector('.reveal-viewport')).backgroundColor + getComputedStyle(document.querySelector('#cost-time .gtitle, #cost-time .g-gtitle text')).fill";
        var light = await page.EvaluateAsync<string>(colours);
        await page.Keyboard.PressAsync("d");
        await page.WaitForFunctionAsync($"light => {{ const now = {colours}; return now.split(')')[0] !== light.split(')')[0] && now.split(')')[1] !== light.split(')')[1]; }}", light);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact(Timeout = 60_000)]
    public async Task Code_points_at_its_lines_as_the_speaker_goes_on()
    {
        await using var opened = await decks.OpenAsync(DeckFixture.Torture, "wide-code");
        const string lit = "[...document.querySelectorAll('#wide-code .line')].flatMap((line, index) => line.classList.contains('dim') ? [] : [index + 1]).join()";
        Assert.Equal("1", await opened.Page.EvaluateAsync<string>(lit));
        await opened.Page.Keyboard.PressAsync("Space");
        Assert.Equal("2,3", await opened.Page.EvaluateAsync<string>(lit));
        await opened.Page.Keyboard.PressAsync("Space");
        Assert.Equal("15", await opened.Page.EvaluateAsync<string>(lit));
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact(Timeout = 60_000)]
    public async Task The_overview_shows_every_slide_with_its_charts()
    {
        await using var opened = await decks.OpenAsync(DeckFixture.Torture);
        await opened.Page.Keyboard.PressAsync("Escape");
        await opened.Page.WaitForFunctionAsync("Reveal.isOverview() && [...document.querySelectorAll('.chart-plot')].every(plot => plot.dataset.drawn === 'done')");
        Assert.Empty(opened.Complaints);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    private static async Task DrawnAsync(IPage page)
    {
        var slide = await page.EvaluateAsync<string>("Reveal.getCurrentSlide().id");
        foreach (var chart in await page.Locator($"[id='{slide}'] .chart").AllAsync())
        {
            var drawing = chart.Locator(".main-svg").First;
            await Assertions.Expect(drawing).ToBeVisibleAsync();
            var box = await drawing.BoundingBoxAsync();
            Assert.True(box is { Width: > 400, Height: > 200 }, $"a chart is {box?.Width} × {box?.Height}");
        }
    }
}
