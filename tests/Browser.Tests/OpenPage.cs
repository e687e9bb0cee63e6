using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>A page in the browser, with what it asked for and complained about since it was opened.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    internal OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Request += (_, request) => Requests.Add(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    public List<string> Requests { get; } = [];

    public List<string> Complaints { get; } = [];

    /// <summary>Scrolls through the page until everything that is drawn on the way has been drawn.</summary>
    public async Task ShowAll()
    {
        foreach (var drawn in await Page.Locator(".chart, .diagram").AllAsync())
        {
            await drawn.ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(drawn.Locator(".js-plotly-plot[data-drawn=done] .main-svg:first-child, .diagram-drawing svg").First).ToBeVisibleAsync();
        }

        await Page.EvaluateAsync("scrollTo({ top: 0, behavior: 'instant' })");
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
