using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Workshop.Notebooks;

namespace Workshop.Publishing.Tests;

/// <summary>A site in a temporary folder, and its documents as trees.</summary>
internal sealed class TestSite : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public const string Name = "00-lesson";

    public CourseOutline Outline { get; init; } = new("A course", "What it is.",
    [
        new CourseChapter(1, $"{Name}.ipynb", "The lesson", 35, ["see it"], []),
        new CourseChapter(2, "01-next.ipynb", "What follows", 40, ["measure it"], [$"{Name}.ipynb"]),
    ]);

    /// <summary>The folder the notebooks lie in.</summary>
    public string Notebooks => Directory.CreateDirectory(_folder.Child("notebooks")).FullName;

    public string Folder => _folder.Child("site");

    public TemporaryFolder Work => _folder;

    public PublishReport? Report { get; private set; }

    public static TestSite WithPage(Lesson lesson)
    {
        var site = new TestSite();
        site.Publish(lesson, options => options with { Slides = false });
        return site;
    }

    public static TestSite WithDeck(Lesson lesson)
    {
        var site = new TestSite();
        site.Publish(lesson);
        return site;
    }

    public PublishReport Publish(Lesson lesson, Func<SiteOptions, SiteOptions>? change = null)
    {
        var options = OptionsFor((Path.Combine(Notebooks, $"{Name}.ipynb"), lesson.Notebook));
        return Report = SitePublisher.Publish(change is null ? options with { NpmSearchPath = FakeNpm.ThatInstalls(_folder).Folder } : change(options));
    }

    public PublishReport Publish(params (string Path, Notebook Notebook)[] notebooks) =>
        Report = SitePublisher.Publish(OptionsFor(notebooks) with { NpmSearchPath = FakeNpm.ThatInstalls(_folder).Folder });

    public SiteOptions OptionsFor(params (string Path, Notebook Notebook)[] notebooks) => new()
    {
        OutputFolder = Folder,
        Outline = Outline,
        Notebooks = [.. notebooks.Select(notebook => new SiteNotebook(
            notebook.Path, notebook.Notebook, Outline.Chapters.Single(chapter => chapter.File == Path.GetFileName(notebook.Path))))],
        Run = new RunInfo(new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero), "2 cores, Linux x64", "A lecture"),
        NpmFolder = _folder.Child("npm"),
        PlotlyScriptPath = PlotlyScript(),
    };

    public IHtmlDocument Page => Read($"{Name}.html");

    public IElement Article => Page.QuerySelector("article")!;

    public IHtmlDocument Deck => Read($"slides/{Name}.html");

    public IHtmlDocument Index => Read("index.html");

    public string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public bool Has(string file) => File.Exists(Path.Combine(Folder, file));

    public IHtmlDocument Read(string file) => new HtmlParser().ParseDocument(Text(file));

    public void Dispose() => _folder.Dispose();

    private string PlotlyScript()
    {
        var path = _folder.Child("plotly.min.js");
        File.WriteAllText(path, "/* plotly.js stands here */");
        return path;
    }
}
