namespace Workshop.Notebooks.Tests;

public class CourseOutlineTests
{
    private const string Valid = """
        {
          "title": "A course",
          "summary": "What it is.",
          "notebooks": [
            { "file": "00-first.ipynb", "title": "First", "minutes": 35, "objectives": ["see", "measure"] },
            { "file": "01-second.ipynb", "title": "Second", "minutes": 40, "objectives": [], "prerequisites": ["00-first.ipynb"] }
          ]
        }
        """;

    [Fact]
    public void The_outline_gives_the_chapters_in_order()
    {
        var outline = CourseOutline.Parse(Valid, "course.json");

        Assert.Equal(("A course", "What it is."), (outline.Title, outline.Summary));
        Assert.Equal(["00-first", "01-second"], outline.Chapters.Select(chapter => chapter.Name));
        Assert.Equal([1, 2], outline.Chapters.Select(chapter => chapter.Order));
        Assert.Equal([35, 40], outline.Chapters.Select(chapter => chapter.Minutes));
        Assert.Equal(["see", "measure"], outline.Chapters[0].Objectives);
        Assert.Equal(["00-first.ipynb"], outline.Chapters[1].Prerequisites);
    }

    [Theory]
    [InlineData("\"A course\"", "3", "title", "the title is missing or not a text")]
    [InlineData("\"What it is.\"", "\" \"", "summary", "the summary is missing or not a text")]
    [InlineData("\"minutes\": 35", "\"minutes\": 0", "notebooks[0].minutes", "the minutes must be a whole number from 1")]
    [InlineData("\"minutes\": 35", "\"minutes\": \"long\"", "notebooks[0].minutes", "the minutes must be a whole number from 1")]
    [InlineData("[\"see\", \"measure\"]", "\"see\"", "notebooks[0].objectives", "this must be a list of strings")]
    [InlineData(", \"objectives\": []", "", "notebooks[1].objectives", "the objectives are missing")]
    [InlineData("\"prerequisites\"", "\"prerequisite\"", "notebooks[1].prerequisite", "this member has no meaning here")]
    [InlineData("[\"00-first.ipynb\"]", "[\"02.ipynb\"]", "notebooks[1].prerequisites", "'02.ipynb' is not listed before '01-second.ipynb'")]
    [InlineData("\"file\": \"01-second.ipynb\"", "\"file\": \"00-first.ipynb\"", "notebooks[1].file", "'00-first.ipynb' is listed twice")]
    [InlineData("\"file\": \"00-first.ipynb\"", "\"file\": \"../00-first.ipynb\"", "notebooks[0].file", "'../00-first.ipynb' is not the name of a notebook beside the outline")]
    [InlineData("\"notebooks\"", "\"chapters\"", "chapters", "this member has no meaning here")]
    public void A_fault_is_named_with_its_place(string part, string replacement, string position, string problem)
    {
        var faulty = Valid.Replace(part, replacement, StringComparison.Ordinal);

        var exception = Assert.Throws<CourseOutlineException>(() => CourseOutline.Parse(faulty, "course.json"));

        Assert.Equal((position, problem), (exception.Position, exception.Problem));
        Assert.StartsWith("course.json, ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Theory]
    [InlineData("no", "line 1, byte 2")]
    [InlineData("[]", "")]
    [InlineData("{}", "notebooks")]
    public void What_is_no_outline_is_refused(string json, string position) =>
        Assert.Equal(position, Assert.Throws<CourseOutlineException>(() => CourseOutline.Parse(json, "course.json")).Position);

    [Fact]
    public void A_listed_notebook_must_exist_beside_the_outline()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("course.json"), Valid);
        File.WriteAllText(folder.File("00-first.ipynb"), "{}");

        var exception = Assert.Throws<CourseOutlineException>(() => CourseOutline.Load(folder.File("course.json")));

        Assert.Equal("notebooks[1].file", exception.Position);
        File.WriteAllText(folder.File("01-second.ipynb"), "{}");
        Assert.Equal(2, CourseOutline.Load(folder.File("course.json")).Chapters.Count);
    }
}
