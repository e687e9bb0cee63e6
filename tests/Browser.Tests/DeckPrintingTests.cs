using System.Text.RegularExpressions;

namespace Browser.Tests;

public partial class DeckPrintingTests(DeckFixture decks)
{
    [Fact(Timeout = 180_000)]
    public async Task A_deck_is_printed_a_slide_a_page_and_no_process_or_folder_stays()
    {
        await using var opened = await decks.OpenAsync(DeckFixture.Torture);
        var slides = await opened.Page.EvaluateAsync<int>("Reveal.getTotalSlides()");
        var folder = Directory.CreateTempSubdirectory("deck-pdf-");
        try
        {
            var target = Path.Combine(folder.FullName, "deck.pdf");
            var said = await decks.CourseAsync(folder.FullName, "pdf", decks.Executed(DeckFixture.Torture), "--deck", "--browser", InstalledChromium.Path!, "--out", target);
            Assert.True(File.Exists(target), said);
            var pdf = await File.ReadAllTextAsync(target, System.Text.Encoding.Latin1, TestContext.Current.CancellationToken);
            Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
            Assert.Equal(slides, Pages().Count(pdf));
            Assert.Equal([target], Directory.EnumerateFileSystemEntries(folder.FullName));
            Assert.DoesNotContain(CommandLines(), line => line.Contains(folder.FullName, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> CommandLines()
    {
        if (!OperatingSystem.IsLinux())
            yield break;
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            var line = "";
            try
            {
                line = File.ReadAllText(Path.Combine(process, "cmdline"));
            }
            catch (IOException)
            {
                // It ended meanwhile.
            }
            yield return line;
        }
    }

    [GeneratedRegex("/Type\\s*/Page\\b(?!s)")]
    private static partial Regex Pages();
}
