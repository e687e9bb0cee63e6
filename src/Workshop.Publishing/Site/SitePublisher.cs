using Workshop.Notebooks;
using Workshop.Publishing.Npm;
using Workshop.Publishing.Pages;
using Workshop.Publishing.Search;
using Workshop.Publishing.Slides;

namespace Workshop.Publishing;

/// <summary>Makes web pages and slides of executed notebooks: a folder that opens from a disk, without a network.</summary>
public sealed class SitePublisher
{
    private static readonly string[] SharedAssets = ["base.css", "theme.js", "charts.js"];
    private static readonly string[] PageAssets = ["page.css", "page.js", "search.js"];
    private static readonly string[] DeckAssets = ["deck.css", "deck.js"];

    private readonly SiteOptions _options;
    private readonly IReadOnlyList<ParsedNotebook> _notebooks;
    private readonly SiteLinks _links;

    private SitePublisher(SiteOptions options)
    {
        _options = options;
        _notebooks = [.. options.Notebooks.Select(notebook => new ParsedNotebook(notebook))];
        _links = new SiteLinks(options.Outline, _notebooks);
    }

    /// <summary>Writes the site.</summary>
    /// <remarks>
    /// Everything is made in a folder beside the output folder and swapped in file by file at the end: a failure
    /// before leaves the previous site as it was. Missing npm does not fail: the report says why there are no slides.
    /// Several calls at once for the same folder are safe as long as they publish different notebooks.
    /// </remarks>
    /// <exception cref="IOException">The folder cannot be written, or plotly.min.js cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is read-only.</exception>
    public static PublishReport Publish(SiteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SitePublisher(options).Publish();
    }

    private PublishReport Publish()
    {
        using var site = new StagedSite(_options.OutputFolder);
        var refusal = _options.Slides ? TryAddReveal(site) : null;
        var withSlides = _options.Slides && refusal is null;
        var bodies = _notebooks.Select(notebook => new PageBody(notebook, _links, _options.Highlighter)).ToList();
        var decks = withSlides ? _notebooks.Select(notebook => new DeckBuilder(notebook, _links, _options.Highlighter)).ToList() : [];
        var typesetting = AddTypesetting(site, bodies, decks);
        AddPlotly(site, bodies.Any(body => body.HasCharts) || decks.Any(deck => deck.HasCharts));
        if (_options.Pages)
            AddPages(site, bodies, withSlides, typesetting);
        if (withSlides)
            AddDecks(site, decks, bodies, typesetting);
        foreach (var (name, source) in _links.Media)
            site.Copy(name, source);
        AddAssets(site, SharedAssets);
        site.Commit();
        return new PublishReport([.. site.Files.Order(StringComparer.Ordinal)], [.. _links.Warnings], refusal);
    }

    private string? TryAddReveal(StagedSite site)
    {
        if (_options.NpmFolder is null)
            throw new ArgumentException($"Slides need a folder for reveal.js. Set {nameof(SiteOptions.NpmFolder)}, or {nameof(SiteOptions.Slides)} to false.");
        return TryAdd(site, NpmPackage.Reveal);
    }

    /// <summary>Adds what formulas and diagrams need, as far as it can be had.</summary>
    private Typesetting AddTypesetting(StagedSite site, List<PageBody> bodies, List<DeckBuilder> decks)
    {
        var slides = decks.SelectMany(deck => deck.Columns).SelectMany(column => column).SelectMany(slide => slide.Blocks).Select(block => block.Html);
        var available = Typesetting.For([.. _options.Pages ? bodies.Select(body => body.TitleHtml + body.Html) : [], .. slides]);
        foreach (var package in available.Packages.ToList())
        {
            if (TryAdd(site, package) is not { } refusal)
                continue;
            _links.Warn(new PublishWarning(_options.OutputFolder, null, refusal));
            available = available.Without(package);
        }
        AddAssets(site, [.. available.Assets]);
        return available;
    }

    /// <summary>Adds a package's files, or says in one line why it cannot.</summary>
    private string? TryAdd(StagedSite site, NpmPackage package)
    {
        if (_options.NpmFolder is null)
            return $"{package.User} need {package.Name}, and there is no folder for it. Set {nameof(SiteOptions.NpmFolder)}; {package.Without}.";
        try
        {
            foreach (var (name, path) in new NpmInstallation(_options.NpmFolder, _options.NpmSearchPath).Provide(package))
                site.Copy($"assets/{package.Folder}/{name}", path);
            return null;
        }
        catch (PackageUnavailableException exception)
        {
            return exception.Message;
        }
    }

    private void AddPlotly(StagedSite site, bool needed)
    {
        if (!needed)
            return;
        if (_options.PlotlyScriptPath is { } script)
            site.Copy("assets/plotly.min.js", script);
        else
            _links.Warn(new PublishWarning(_options.OutputFolder, null, $"charts show their text only, because there is no plotly.min.js. Set {nameof(SiteOptions.PlotlyScriptPath)}."));
    }

    private void AddPages(StagedSite site, List<PageBody> bodies, bool withSlides, Typesetting available)
    {
        var pages = ChaptersWith("", Published);
        var decks = ChaptersWith("slides", withSlides ? Published : []);
        for (var index = 0; index < _notebooks.Count; index++)
        {
            var (chapter, body) = (_notebooks[index].Source.Chapter, bodies[index]);
            var typesetting = Typesetting.For([body.TitleHtml, body.Html]).Within(available);
            var page = new ChapterPage(_options.Outline, chapter, pages, decks.Contains(chapter.Name), HasNotebook(chapter), CanDraw, typesetting, _notebooks[index].Source.Run ?? _options.Run);
            site.Add($"{chapter.Name}.html", page.ToHtml(body));
            site.Add(SearchIndex.FileOf(chapter.Name), SearchIndex.ToScript(chapter, Markup.TextOf(body.TitleHtml), body.Searched));
        }
        site.Add("index.html", new LandingPage(_options.Outline, pages, decks, _options.Run).ToHtml());
        AddAssets(site, PageAssets);
    }

    private void AddDecks(StagedSite site, List<DeckBuilder> decks, List<PageBody> bodies, Typesetting available)
    {
        for (var index = 0; index < _notebooks.Count; index++)
        {
            var notebook = _notebooks[index];
            var name = notebook.Source.Chapter.Name;
            var hasPage = _options.Pages || File.Exists(Path.Combine(_options.OutputFolder, $"{name}.html"));
            var deck = new DeckPage(_options.Outline, notebook, hasPage, CanDraw && decks[index].HasCharts, available, notebook.Source.Run ?? _options.Run);
            site.Add($"slides/{name}.html", deck.ToHtml(decks[index], bodies[index].Claims));
        }
        AddAssets(site, DeckAssets);
    }

    // The command line saves the executed notebooks into the site before it publishes them.
    private bool HasNotebook(CourseChapter chapter) => File.Exists(Path.Combine(_options.OutputFolder, "notebooks", $"{chapter.Name}.ipynb"));

    private IEnumerable<string> Published => _notebooks.Select(notebook => notebook.Source.Chapter.Name);

    private bool CanDraw => _options.PlotlyScriptPath is not null;

    // Chapters of this publishing, and those an earlier one left in the folder.
    private HashSet<string> ChaptersWith(string folder, IEnumerable<string> published) =>
    [
        .. published,
        .. _options.Outline.Chapters.Select(chapter => chapter.Name)
            .Where(name => File.Exists(Path.Combine(_options.OutputFolder, folder, $"{name}.html"))),
    ];

    private static void AddAssets(StagedSite site, string[] names)
    {
        foreach (var name in names)
            site.Add($"assets/{name}", EmbeddedFile.Read(name));
    }
}
