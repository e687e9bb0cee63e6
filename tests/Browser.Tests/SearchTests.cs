using Microsoft.Playwright;

namespace Browser.Tests;

public class SearchTests(SiteFixture site)
{
    private const string Page = "01-small.html";

    private static ILocator Results(IPage page) => page.Locator("dialog.search [role=option]");

    [Theory(Timeout = 120_000)]
    [InlineData("index.html", "/")]
    [InlineData(Page, "Control+k")]
    public async Task The_keyboard_opens_the_search_finds_a_word_and_goes_there(string file, string key)
    {
        await using var opened = await site.Open(file);
        var page = opened.Page;
        Assert.DoesNotContain(opened.Requests, url => url.Contains("/assets/search/", StringComparison.Ordinal));
        await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.Locator("dialog.search input")).ToBeFocusedAsync();
        // The beginning of a word, without its accents, in small letters.
        await page.Keyboard.TypeAsync("weiß creme");
        await Assertions.Expect(Results(page)).ToHaveCountAsync(1);
        await Assertions.Expect(Results(page).First).ToContainTextAsync("01 A small notebook › Outputs");
        await Assertions.Expect(Results(page).First.Locator("mark").Last).ToHaveTextAsync("crème");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/01-small.html#outputs");
        await Assertions.Expect(page.Locator("dialog.search")).ToBeHiddenAsync();
        Assert.Empty(opened.Complaints);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact(Timeout = 120_000)]
    public async Task Arrows_choose_among_the_places_and_Escape_closes()
    {
        await using var opened = await site.Open(Page);
        var page = opened.Page;
        await page.Locator(".search-open").ClickAsync();
        await page.Keyboard.TypeAsync("oven");
        await Assertions.Expect(page.Locator("dialog.search [role=status]")).ToContainTextAsync("places");
        Assert.True(await Results(page).CountAsync() > 2);
        await Assertions.Expect(Results(page).Nth(0)).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Results(page).Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        Assert.Equal(
            await Results(page).Nth(1).GetAttributeAsync("id"),
            await page.Locator("dialog.search input").GetAttributeAsync("aria-activedescendant"));
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(Results(page).Last).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog.search")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".search-open")).ToBeFocusedAsync();
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact(Timeout = 120_000)]
    public async Task All_words_must_occur_and_what_is_not_found_is_said()
    {
        await using var opened = await site.Open(Page);
        var page = opened.Page;
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("oven zebra");
        await Assertions.Expect(page.Locator("dialog.search [role=status]")).ToHaveTextAsync("Nothing found for “oven zebra”.");
        await Assertions.Expect(Results(page)).ToHaveCountAsync(0);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }
}
