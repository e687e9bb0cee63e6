using Workshop.Notebooks;

namespace Workshop.Publishing.Tests;

/// <summary>The weights that the site may have. Scripts of npm and plotly.js are stand-ins here.</summary>
public class WeightTests
{
    private static Notebook Lecture => Notebook.Load(Path.Combine(AppContext.BaseDirectory, "Samples", "00-lecture.ipynb"));

    [Fact]
    public void A_page_without_charts_weighs_at_most_150_kB_with_all_that_it_loads()
    {
        using var site = new TestSite();
        var lecture = Lecture;
        foreach (var cell in lecture.Cells)
        {
            foreach (var chart in cell.Outputs.OfType<RichOutput>().Where(output => output.Data.ContainsKey("application/vnd.plotly.v1+json")).ToList())
                cell.Outputs.Remove(chart);
        }

        SitePublisher.Publish(site.OptionsFor((Path.Combine(site.Notebooks, "00-lesson.ipynb"), lecture)) with { Slides = false });

        var loaded = site.Page.QuerySelectorAll("script[src], link[rel=stylesheet]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!);
        Assert.InRange(loaded.Append("00-lesson.html").Sum(file => new FileInfo(Path.Combine(site.Folder, file)).Length), 1, 150_000);
    }

    [Fact]
    public void Fifteen_chapters_leave_room_for_the_scripts_in_15_MB()
    {
        // plotly.js 3.6 MB, Mermaid 2.6, KaTeX 0.6, reveal.js 0.3.
        const int Scripts = 7_100_000;
        var chapters = Enumerable.Range(0, 15).Select(number => new CourseChapter(number + 1, $"{number:00}-lesson.ipynb", $"Lesson {number}", 30, [], [])).ToList();
        using var site = new TestSite { Outline = new CourseOutline("A course", "", chapters) };

        site.Publish([.. chapters.Select(chapter => (Path.Combine(site.Notebooks, chapter.File), Lecture))]);

        Assert.InRange(Directory.EnumerateFiles(site.Folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length), 1, 15_000_000 - Scripts);
    }
}
