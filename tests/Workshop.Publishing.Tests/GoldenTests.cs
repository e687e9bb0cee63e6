using System.Runtime.CompilerServices;
using Workshop.Notebooks;

namespace Workshop.Publishing.Tests;

/// <summary>Compares the whole HTML of a small notebook with files that were looked at.</summary>
/// <remarks>After a change that is meant, run the tests once with WORKSHOP_ACCEPT=1 and review the diff of Samples/.</remarks>
public class GoldenTests
{
    private static readonly Lesson Small = new Lesson()
        .Markdown("# A *small* lesson\n\nWith one of each.", slide: "slide")
        .Markdown("## Isolation\n\nLong prose, see [the end](#the-end).", tags: "page")
        .Markdown("## Isolation\n\n- terse", tags: "slide", slide: "slide")
        .Markdown("Say it slowly.", slide: "notes")
        .Markdown("> **Analogy. The workshop.** It has walls.")
        .Code("var x = 1 < 2;", outputs: [new StreamOutput("stdout", "\u001b[32mfine\u001b[0m\n"), Lesson.Claim("It is so", "holds", "1 of 1")])
        .Code("draw();", tags: "hide-input", outputs: Lesson.Chart("Costs", "Costs\nOne costs more.\n\nBar  Value\n───  ─────\na        1"))
        .Markdown("## Formulas $f(x)$\n\n$$\n\\frac{1}{n}\n$$\n\n```mermaid\nflowchart LR\n  a --> b\n```", tags: "page")
        .Code("var guess = 4;", tags: "page predict")
        .Markdown("Bake *two*.", tags: "page exercise")
        .Code("Check();", tags: "page check", outputs: Lesson.Display(("text/html", "<table><tr><td>1</td></tr></table>")))
        .Markdown("## The end", slide: "slide")
        .Code("fail();", tags: "raises-exception", outputs: new ErrorOutput("Boom", "it broke", ["Boom: it broke", "   at cell 3, line 1"]));

    [Theory]
    [InlineData("00-lesson.html", "page.html")]
    [InlineData("slides/00-lesson.html", "slides.html")]
    [InlineData("index.html", "index.html")]
    public void The_documents_are_as_reviewed(string file, string golden)
    {
        using var site = TestSite.WithDeck(Small);
        var actual = site.Text(file);
        var reviewed = Path.Combine(SourceFolder(), "Samples", $"golden-{golden}");

        if (Environment.GetEnvironmentVariable("WORKSHOP_ACCEPT") == "1")
            File.WriteAllText(reviewed, actual);

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", $"golden-{golden}")).ReplaceLineEndings("\n"), actual);
    }

    [Fact]
    public void The_sample_lecture_is_normalised()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Samples", "00-lecture.ipynb");

        Assert.Equal(File.ReadAllText(path), Notebook.Load(path).ToJson());
    }

    private static string SourceFolder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
