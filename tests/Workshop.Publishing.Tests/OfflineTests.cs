using Workshop.Notebooks;

namespace Workshop.Publishing.Tests;

public class OfflineTests
{
    // Every attribute by which a document makes a browser fetch something.
    private const string Fetching = "[src], [srcset], [poster], [data], [background], link[href], use[href], image[href], [action]";

    private static TestSite Sample()
    {
        var site = new TestSite();
        var sample = Notebook.Load(Path.Combine(AppContext.BaseDirectory, "Samples", "00-lecture.ipynb"));
        var next = new Lesson().Markdown("# Next");
        site.Publish(
            (Path.Combine(site.Notebooks, "00-lesson.ipynb"), sample),
            (Path.Combine(site.Notebooks, "01-next.ipynb"), next.Notebook));
        return site;
    }

    [Fact]
    public void Nothing_in_the_site_is_fetched_from_the_network()
    {
        using var site = Sample();
        foreach (var file in site.Report!.Files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)))
        {
            var document = site.Read(file);
            foreach (var attribute in document.QuerySelectorAll(Fetching).SelectMany(element => element.Attributes).Where(attribute => attribute.Name != "class"))
                Assert.DoesNotContain("//", attribute.Value, StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", document.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content"), StringComparison.Ordinal);
        }
        foreach (var file in site.Report.Files.Where(file => file.EndsWith(".css", StringComparison.Ordinal) || file.EndsWith(".js", StringComparison.Ordinal)))
        {
            var text = site.Text(file);
            Assert.DoesNotContain("http:", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("https:", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("@import", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_local_address_leads_to_a_file_of_the_site_and_to_a_place_in_it()
    {
        using var site = Sample();
        foreach (var file in site.Report!.Files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)))
        {
            var addresses = site.Read(file).QuerySelectorAll("[href], [src]")
                .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
                .Where(address => !address.Contains(':', StringComparison.Ordinal));
            foreach (var address in addresses)
            {
                var parts = address.Split('#');
                var target = parts[0].Length == 0 ? file : Path.GetRelativePath(site.Folder, Path.Combine(site.Folder, Path.GetDirectoryName(file)!, parts[0]));
                Assert.True(site.Has(target), $"{file} refers to {address}");
                if (parts.Length > 1)
                    Assert.True(site.Read(target).GetElementById(parts[1]) is not null, $"{file} refers to {address}");
            }
        }
    }

    [Fact]
    public void Ids_are_unique()
    {
        using var site = Sample();
        foreach (var file in site.Report!.Files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)))
        {
            var ids = site.Read(file).QuerySelectorAll("[id]").Select(element => element.Id).ToList();
            Assert.Equal(ids.Distinct(), ids);
        }
    }
}
