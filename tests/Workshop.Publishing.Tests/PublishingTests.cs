namespace Workshop.Publishing.Tests;

public class PublishingTests
{
    private static readonly Lesson Small = new Lesson().Markdown("# Title").Markdown("## A", slide: "slide");

    [Fact]
    public void The_report_names_every_file()
    {
        using var site = TestSite.WithDeck(Small);

        var files = Directory.EnumerateFiles(site.Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(site.Folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        Assert.Equal(files, site.Report!.Files);
        Assert.Null(site.Report.SlidesRefused);
        Assert.Contains("slides/00-lesson.html", site.Report.Files);
    }

    [Fact]
    public void Without_npm_the_slides_are_refused_with_the_remedy_and_the_page_comes_out()
    {
        using var site = new TestSite();
        var empty = Directory.CreateDirectory(site.Work.Child("empty")).FullName;

        var report = site.Publish(Small, options => options with { NpmSearchPath = empty });

        Assert.Equal(
            "the slides need reveal.js, and npm, which installs it, is not on the PATH. Install Node.js, which brings npm, then publish again; the pages do not need it.",
            report.SlidesRefused);
        Assert.Equal("Title", site.Page.QuerySelector("h1")!.TextContent);
        Assert.Null(site.Page.QuerySelector(".slides-link"));
        Assert.Null(site.Index.QuerySelector(".slides-link"));
        Assert.False(Directory.Exists(Path.Combine(site.Folder, "slides")));
    }

    [Fact]
    public void When_npm_fails_the_report_says_why_and_nothing_half_done_stays()
    {
        using var site = new TestSite();

        var report = site.Publish(Small, options => options with { NpmSearchPath = FakeNpm.ThatFails(site.Work).Folder });

        Assert.Equal(
            "npm could not install reveal.js (exit code 1: npm error network request failed). Check the connection to the npm registry, then publish again.",
            report.SlidesRefused);
        Assert.True(site.Has("00-lesson.html"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(site.Work.Child("npm")));
    }

    [Fact]
    public void Reveal_is_installed_once_with_the_locked_version()
    {
        using var site = new TestSite();
        var npm = FakeNpm.ThatInstalls(site.Work);

        site.Publish(Small, options => options with { NpmSearchPath = npm.Folder });
        site.Publish(Small, options => options with { NpmSearchPath = site.Work.Child("nowhere") });

        Assert.Equal(1, npm.Calls);
        Assert.True(site.Has("slides/00-lesson.html"));
        var installed = Assert.Single(Directory.EnumerateDirectories(site.Work.Child("npm")));
        Assert.Contains("\"reveal.js\": \"6.0.2\"", File.ReadAllText(Path.Combine(installed, "package.json")), StringComparison.Ordinal);
        Assert.DoesNotContain("resolved", File.ReadAllText(Path.Combine(installed, "package-lock.json")), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Several_publishers_at_once_install_reveal_once()
    {
        using var site = new TestSite();
        var npm = FakeNpm.ThatInstalls(site.Work);
        var options = site.OptionsFor((Path.Combine(site.Notebooks, "00-lesson.ipynb"), Small.Notebook)) with { NpmSearchPath = npm.Folder };
        using var start = new Barrier(4);

        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(TestContext.Current.CancellationToken);
                return SitePublisher.Publish(options with { OutputFolder = site.Work.Child($"site-{number}") });
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.All(reports, report => Assert.Null(report.SlidesRefused));
        Assert.Equal(1, npm.Calls);
    }

    [Fact]
    public void A_failed_publishing_leaves_the_previous_site_and_nothing_else()
    {
        using var site = TestSite.WithPage(Small);
        var before = site.Text("00-lesson.html");

        Assert.ThrowsAny<IOException>(() => site.Publish(
            new Lesson().Markdown("# Other").Code("", outputs: Lesson.Chart("Costs", "Costs")),
            options => options with { Slides = false, PlotlyScriptPath = site.Work.Child("missing.js") }));

        Assert.Equal(before, site.Text("00-lesson.html"));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(site.Work.Path), entry => entry.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Publishing_again_replaces_files_and_keeps_those_it_does_not_write()
    {
        using var site = TestSite.WithDeck(Small);
        File.WriteAllText(Path.Combine(site.Folder, "mine.txt"), "mine");

        site.Publish(new Lesson().Markdown("# Other"), options => options with { Slides = false });

        Assert.Equal("Other", site.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal("mine", site.Text("mine.txt"));
        Assert.NotNull(site.Page.QuerySelector(".slides-link"));
    }

    [Fact]
    public void Slides_need_a_folder_for_npm()
    {
        using var site = new TestSite();

        var exception = Assert.Throws<ArgumentException>(() => site.Publish(Small, options => options with { NpmFolder = null }));

        Assert.Contains("NpmFolder", exception.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(site.Folder));
    }

    [Fact]
    public void Publishing_does_not_change_the_notebook()
    {
        var lesson = new Lesson().Markdown("# Title").Code("x", outputs: [Lesson.Chart("Costs", "Costs"), Lesson.Claim("So", "holds")]);
        var before = lesson.Notebook.ToJson();

        using var site = TestSite.WithDeck(lesson);

        Assert.Equal(before, lesson.Notebook.ToJson());
    }
}
