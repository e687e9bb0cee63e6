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
}
