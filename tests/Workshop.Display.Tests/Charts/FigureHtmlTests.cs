namespace Workshop.Display.Tests;

public class FigureHtmlTests
{
    private const string Script = "<script>alert(1)</script>";

    private static readonly Figure Sample = Chart.Bars(Script, "ns", [(Script, 1.5), ("thread", 3)]);

    [Fact]
    public void Exactly_one_of_many_figures_brings_the_program_that_draws()
    {
        var html = new FigureHtml(() => "<script class=\"workshop-plotly\"></script>");
        var pages = new string[50];
        Parallel.For(0, pages.Length, index => pages[index] = html.Of(Sample));
        Assert.Single(pages, page => Html.Parse(page).QuerySelector("script.workshop-plotly") is not null);
    }

    [Fact]
    public void The_picture_has_a_name_a_place_of_its_own_and_its_data()
    {
        var html = new FigureHtml(() => "");
        var (one, two) = (Html.Parse(html.Of(Sample)), Html.Parse(html.Of(Sample)));
        var picture = one.QuerySelector("[role=img]")!;
        Assert.Equal($"{Script}. {Sample.Description}", picture.GetAttribute("aria-label"));
        Assert.NotEqual(picture.Id, two.QuerySelector("[role=img]")!.Id);
        Assert.Contains(picture.Id!, one.QuerySelector("script")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, one.QuerySelectorAll("details tbody tr").Length);
    }

    [Fact]
    public void A_script_in_a_label_is_never_one_in_the_page()
    {
        var page = new FigureHtml(() => "").Of(Sample);
        Assert.Single(Html.Parse(page).QuerySelectorAll("script"));
        Html.FetchesNothing(page);
    }

    [Fact]
    public void The_program_that_draws_comes_from_the_library_and_hides_the_hosts_module_loaders()
    {
        var script = PlotlyScript.Read();
        Assert.Contains("plotly.js v2.28", script[..200], StringComparison.Ordinal);
        var element = Html.Parse(PlotlyScript.ToElement()).QuerySelectorAll("script");
        var program = Assert.Single(element);
        Assert.Null(program.GetAttribute("src"));
        Assert.StartsWith("if (!window.Plotly) (function (define, module, exports, require) {", program.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("document.dispatchEvent(new Event(\"workshop-plotly\"));", program.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"workshop-plotly\"", new FigureHtml(() => "").Of(Sample), StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_is_written_whole_in_place_of_an_older_file()
    {
        var folder = Directory.CreateTempSubdirectory("workshop-display-");
        try
        {
            var path = Path.Combine(folder.FullName, "plotly.min.js");
            File.WriteAllText(path, "old");
            PlotlyScript.WriteTo(path);
            Assert.Equal(PlotlyScript.Read(), File.ReadAllText(path));
            Assert.Single(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_build_leaves_the_program_beside_the_library()
    {
        var release = Path.Combine(AppContext.BaseDirectory, "..", "..", "Workshop.Display", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));
        Assert.Equal(PlotlyScript.Read(), File.ReadAllText(Path.Combine(release, "plotly.min.js")));
    }

    [Fact]
    public void The_text_form_has_title_description_and_data() => Assert.Equal(
        """
        Waiting
        Bar chart: one thread is 2.41 s.

        Bar          Value
        ──────────  ──────
        one thread  2.41 s
        """.ReplaceLineEndings("\n"),
        Chart.Bars("Waiting", "s", [("one thread", 2.41)]).ToString());
}
