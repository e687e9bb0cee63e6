using System.IO.Compression;

namespace Workshop.Display.Tests;

public class FigureHtmlTests
{
    private const string Script = "<script>alert(1)</script>";

    private static readonly Figure Sample = Chart.Bars(Script, "ns", [(Script, 1.5), ("thread", 3)]);

    [Fact]
    public void Exactly_one_of_many_figures_brings_the_program_that_draws()
    {
        var html = new FigureHtml(() => "<script class=\"workshop-plotly\"></script>", () => 1);
        var pages = new string[50];
        Parallel.For(0, pages.Length, index => pages[index] = html.Of(Sample));
        Assert.Single(pages, page => Html.Parse(page).QuerySelector("script.workshop-plotly") is not null);
    }

    [Fact]
    public void A_chart_that_had_the_program_brings_it_again_when_its_cell_runs_again()
    {
        var cell = 1;
        var html = new FigureHtml(() => "<script class=\"workshop-plotly\"></script>", () => cell);
        var other = Chart.Bars("Other", "ns", [("a", 1)]);
        Assert.Equal([true, false, false], [Carries(Sample), Carries(Sample), Carries(other)]);
        cell = 2;
        Assert.Equal([false, true, false], [Carries(other), Carries(Sample), Carries(Sample)]);

        bool Carries(Figure figure) => Html.Parse(html.Of(figure)).QuerySelector("script.workshop-plotly") is not null;
    }

    [Fact]
    public void The_picture_has_a_name_a_place_of_its_own_and_its_data()
    {
        var html = new FigureHtml(() => "", () => 1);
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
        var page = new FigureHtml(() => "", () => 1).Of(Sample);
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
        Assert.Contains("(function (define, module, exports, require) {", program.TextContent, StringComparison.Ordinal);
        Assert.Contains("document.dispatchEvent(new Event(\"workshop-plotly\"));", program.TextContent, StringComparison.Ordinal);
        var packed = Convert.FromBase64String(program.TextContent.Split("atob(\"")[1].Split('"')[0]);
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress));
        Assert.Equal(script, unpacked.ReadToEnd());
        Assert.True(program.TextContent.Length < script.Length / 2, $"{program.TextContent.Length} characters");
        Assert.Contains("\"workshop-plotly\"", new FigureHtml(() => "", () => 1).Of(Sample), StringComparison.Ordinal);
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
