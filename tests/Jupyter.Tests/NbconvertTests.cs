using System.Text.Json.Nodes;
using Repository.Tests;

namespace Jupyter.Tests;

public class NbconvertTests(InstalledKernel kernel)
{
    public static TheoryData<string> Notebooks() => [.. Tree.Files("notebooks", "*.ipynb").Append(Sample.Habits).Select(Tree.Relative).Order()];

    [Theory(Timeout = 600_000)]
    [MemberData(nameof(Notebooks))]
    public async Task A_notebook_is_executed_and_converted_to_a_page_and_to_slides(string notebook)
    {
        if (JupyterProgram.Find("jupyter-nbconvert") is null)
            Missing.Program("nbconvert", "jupyter-nbconvert");
        var nbconvert = JupyterProgram.Find("jupyter-nbconvert")!;
        var source = Path.Combine(Tree.Root, notebook);
        var executed = Path.Combine(kernel.Folder, Path.GetFileName(notebook));
        string[] keepFailures = source == Sample.Habits ? ["--allow-errors"] : [];
        await JupyterProgram.RunAsync(
            kernel, nbconvert, ["--execute", "--to", "html", source, "--output-dir", kernel.Folder, .. keepFailures]);
        var page = await File.ReadAllTextAsync(Path.ChangeExtension(executed, ".html"), TestContext.Current.CancellationToken);
        await JupyterProgram.RunAsync(
            kernel, nbconvert, ["--execute", "--to", "slides", source, "--output-dir", kernel.Folder, .. keepFailures]);
        var slides = await File.ReadAllTextAsync(Path.ChangeExtension(executed, ".slides.html"), TestContext.Current.CancellationToken);
        Assert.Contains("jp-OutputArea-output", page, StringComparison.Ordinal);
        Assert.Contains("<section", slides, StringComparison.Ordinal);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("00-processes-threads-coroutines.ipynb")]
    public async Task Nbconvert_makes_the_same_slides_notes_and_omissions_of_the_roles_as_the_course_does(string notebook)
    {
        if (JupyterProgram.Find("jupyter-nbconvert") is null)
            Missing.Program("nbconvert", "jupyter-nbconvert");
        var folder = Directory.CreateDirectory(Path.Combine(kernel.Folder, "roles")).FullName;
        var source = Path.Combine(Tree.Root, "notebooks", notebook);
        await JupyterProgram.RunAsync(kernel, JupyterProgram.Find("jupyter-nbconvert")!, ["--to", "slides", source, "--output-dir", folder]);
        var slides = await File.ReadAllTextAsync(Path.Combine(folder, Path.ChangeExtension(notebook, ".slides.html")), TestContext.Current.CancellationToken);

        var cells = JsonNode.Parse(await File.ReadAllTextAsync(source, TestContext.Current.CancellationToken))!["cells"]!.AsArray();
        int CellsOf(string role) => cells.Count(cell => SlideType(cell!) == role);
        // A section for each column of slides, and one in it for each slide.
        Assert.Equal(2 * CellsOf("slide") + CellsOf("subslide"), slides.Split("<section>").Length - 1);
        Assert.Equal(CellsOf("notes"), slides.Split("<aside class=\"notes\">").Length - 1);
        // What is for the page only must be told to be skipped: nbconvert does not know the course's tags.
        Assert.All(cells.Where(cell => Tags(cell!).Contains("page")), cell => Assert.Equal("skip", SlideType(cell!)));
    }

    private static string? SlideType(JsonNode cell) => cell["metadata"]?["slideshow"]?["slide_type"]?.GetValue<string>();

    private static IEnumerable<string> Tags(JsonNode cell) => (cell["metadata"]?["tags"]?.AsArray() ?? []).Select(tag => tag!.GetValue<string>());
}
