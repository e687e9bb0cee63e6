namespace Workshop.Scripting.Tests;

public class DisplayTests : EngineTest
{
    [Fact]
    public async Task Text_displayed_as_a_type_goes_out_as_it_is()
    {
        await Run("\"<b>hot</b>\".DisplayAs(\"text/html\");");
        var (value, id) = Assert.Single(Output.Displayed);
        Assert.Equal("<b>hot</b>", value["text/html"]);
        Assert.NotNull(id);
    }

    [Fact]
    public async Task Any_value_displayed_as_a_type_is_formatted_as_that_type()
    {
        await Run("new { Loaves = 3 }.DisplayAs(\"application/json\");");
        Assert.Contains("3", Assert.Single(Output.Displayed).Value["application/json"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("display(HTML(\"<i>1</i>\"))", "HTML(\"<i>2</i>\")")]
    [InlineData("HTML(\"<i>1</i>\").Display()", "HTML(\"<i>2</i>\")")]
    [InlineData("\"<i>1</i>\".DisplayAs(\"text/html\")", "\"<i>2</i>\"")]
    public async Task A_displayed_value_is_updated_in_place_across_cells(string display, string next)
    {
        await Run($"var shown = {display};");
        var (first, id) = Assert.Single(Output.Displayed);
        Assert.Equal("<i>1</i>", first["text/html"]);
        await Run($"shown.Update({next});");
        var (updatedId, second) = Assert.Single(Output.Updated);
        Assert.Equal(id, updatedId);
        Assert.Equal("<i>2</i>", second["text/html"]);
    }

    [Fact]
    public async Task An_update_keeps_to_the_representations_first_asked_for()
    {
        await Run("var shown = display(1, \"text/html\"); shown.Update(2);");
        Assert.Equal(["text/html", "text/plain"], Assert.Single(Output.Updated).Value.Keys.Order());
    }

    [Fact]
    public async Task Scripts_and_styles_are_displayed_at_once()
    {
        await Run("Javascript(\"alert(1)\"); Kernel.CSS(\"p { font-family: 'x'; }\");");
        var shown = Output.Displayed.Select(d => d.Value["text/html"]).ToList();
        Assert.Equal("<script type=\"text/javascript\">alert(1)</script>", shown[0]);
        Assert.Contains("document.head.appendChild(style)", shown[1], StringComparison.Ordinal);
    }
}
