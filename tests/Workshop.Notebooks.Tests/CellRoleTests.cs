using System.Text.Json.Nodes;

namespace Workshop.Notebooks.Tests;

public class CellRoleTests
{
    private static NotebookCell Cell(string metadata) =>
        new(CellKind.Markdown, "", "a") { Metadata = JsonNode.Parse(metadata)!.AsObject() };

    [Theory]
    [InlineData("page", CellRoles.Page)]
    [InlineData("slide", CellRoles.Slide)]
    [InlineData("predict", CellRoles.Predict)]
    [InlineData("exercise", CellRoles.Exercise)]
    [InlineData("check", CellRoles.Check)]
    [InlineData("hide-input", CellRoles.HideInput)]
    [InlineData("remove-input", CellRoles.RemoveInput)]
    [InlineData("remove-cell", CellRoles.RemoveCell)]
    [InlineData("raises-exception", CellRoles.RaisesException)]
    [InlineData("Page", CellRoles.None)]
    [InlineData("something-else", CellRoles.None)]
    public void A_tag_stands_for_a_role(string tag, CellRoles role)
    {
        Assert.Equal(role, Cell($$"""{"tags": ["{{tag}}"]}""").Roles);
        Assert.Equal(role != CellRoles.None, CellTags.IsKnown(tag));
    }

    [Fact]
    public void Tags_add_up() =>
        Assert.True(Cell("""{"tags": ["exercise", "hide-input", "mine"]}""").Has(CellRoles.Exercise | CellRoles.HideInput));

    [Theory]
    [InlineData("{}", true, true)]
    [InlineData("""{"tags": ["page"]}""", true, false)]
    [InlineData("""{"tags": ["slide"]}""", false, true)]
    [InlineData("""{"tags": ["slide", "page"]}""", true, true)]
    [InlineData("""{"tags": ["remove-cell"]}""", false, false)]
    [InlineData("""{"slideshow": {"slide_type": "notes"}}""", false, true)]
    [InlineData("""{"slideshow": {"slide_type": "skip"}}""", true, false)]
    [InlineData("""{"slideshow": {"slide_type": "slide"}}""", true, true)]
    public void Page_and_slides_take_the_cells_meant_for_them(string metadata, bool onPage, bool onSlides)
    {
        Assert.Equal(onPage, Cell(metadata).IsOnPage);
        Assert.Equal(onSlides, Cell(metadata).IsOnSlides);
    }

    [Theory]
    [InlineData("slide", SlideType.Slide)]
    [InlineData("subslide", SlideType.Subslide)]
    [InlineData("fragment", SlideType.Fragment)]
    [InlineData("notes", SlideType.Notes)]
    [InlineData("skip", SlideType.Skip)]
    [InlineData("-", SlideType.Continuation)]
    [InlineData("slides", SlideType.Continuation)]
    public void The_slide_type_is_Jupyters(string name, SlideType type)
    {
        var cell = Cell($$$"""{"slideshow": {"slide_type": "{{{name}}}"}}""");

        Assert.Equal((type, name), (cell.SlideType, cell.SlideTypeName));
    }

    [Fact]
    public void A_cell_without_slideshow_continues_the_slide() =>
        Assert.Equal((SlideType.Continuation, null), (Cell("{}").SlideType, Cell("{}").SlideTypeName));
}
