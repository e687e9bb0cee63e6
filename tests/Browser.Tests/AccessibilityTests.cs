using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Browser.Tests;

public class AccessibilityTests(SiteFixture site)
{
    private static readonly string[] Grave = ["serious", "critical"];

    public static TheoryData<string, int, int, ColorScheme> Views()
    {
        var views = new TheoryData<string, int, int, ColorScheme>();
        foreach (var file in new[] { "index.html", "01-small.html" })
        {
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                views.Add(file, 1280, 720, theme);
                views.Add(file, 390, 844, theme);
            }
        }
        return views;
    }

    [Theory(Timeout = 180_000)]
    [MemberData(nameof(Views))]
    public async Task Nothing_grave_stands_in_the_way_of_anybody(string file, int width, int height, ColorScheme theme)
    {
        await using var opened = await site.Open(file, width, height, theme);
        await opened.ShowAll();
        await AssertNothingGrave(opened.Page);
        await opened.Page.Keyboard.PressAsync("/");
        await opened.Page.Keyboard.TypeAsync("oven");
        await Assertions.Expect(opened.Page.Locator("dialog.search [role=option]").First).ToBeVisibleAsync();
        await AssertNothingGrave(opened.Page);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    private static async Task AssertNothingGrave(IPage page)
    {
        var result = await page.RunAxe();
        Assert.Empty(result.Violations
            .Where(violation => Grave.Contains(violation.Impact))
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} ({violation.Impact}): {node.Html}")));
    }
}
