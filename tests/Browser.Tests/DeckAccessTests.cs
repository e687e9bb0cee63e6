using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Browser.Tests;

public class DeckAccessTests(DeckFixture decks)
{
    // One slide of each kind.
    private static readonly string[] Kinds =
        ["title", "three-answers-to-one-question", "isolation-run", "isolation-run-2", "threads-of-run", "cost-time", "claims"];

    [Theory(Timeout = 180_000)]
    [InlineData(1280, 720, ColorScheme.Light)]
    [InlineData(1280, 720, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_serious(int width, int height, ColorScheme theme)
    {
        await using var opened = await decks.OpenAsync(DeckFixture.Lecture, "", width, height, theme);
        var findings = new List<string>();
        foreach (var kind in Kinds)
        {
            await opened.Page.EvaluateAsync("id => location.hash = '#/' + id", kind);
            await opened.Page.WaitForFunctionAsync("id => Reveal.getCurrentSlide().id === id && [...Reveal.getCurrentSlide().querySelectorAll('.chart-plot')].every(plot => plot.dataset.drawn === 'done')", kind);
            var result = await opened.Page.RunAxe();
            findings.AddRange(result.Violations
                .Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{kind}: {violation.Id}: {violation.Nodes[0].Html}"));
        }

        Assert.Empty(findings);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }
}
