namespace Workshop.Scripting.Tests.Formatting;

public class ContentTests : FormattingTest
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPhfDwAChAGAJ0jLlQAAAABJRU5ErkJggg==";

    [Theory]
    [InlineData("Markdown(\"*rye*\")", "text/markdown", "*rye*", "*rye*")]
    [InlineData("LaTeX(@\"$\\pi$\")", "text/latex", @"$\pi$", @"$\pi$")]
    [InlineData("new LaTeXString(\"$x$\")", "text/latex", "$x$", "$x$")]
    [InlineData("(MathString)\"x^2\"", "text/latex", "$$x^2$$", "x^2")]
    [InlineData("JSON(\"[1,2]\")", "application/json", "[1,2]", "[\n  1,\n  2\n]")]
    [InlineData("System.Text.Json.JsonDocument.Parse(\"{\\\"a\\\": 1}\")", "application/json", "{\"a\": 1}", "{\n  \"a\": 1\n}")]
    [InlineData("System.Text.Json.Nodes.JsonNode.Parse(\"[\\\"ä\\\"]\")", "application/json", "[\"\\u00E4\"]", "[\n  \"ä\"\n]")]
    public async Task Content_is_shown_as_what_it_is_with_its_text(string source, string mimeType, string content, string text)
    {
        var shown = await Shown(source);
        Assert.Equal(new[] { mimeType, "text/plain" }.Order(), shown.Keys.Order());
        Assert.Equal(content, shown[mimeType]);
        Assert.Equal(text, shown["text/plain"]);
    }

    [Theory]
    [InlineData(Png, "image/png")]
    [InlineData("/9j/4AAQ", "image/jpeg")]
    [InlineData("R0lGODlhAQABAAAAACw=", "image/gif")]
    [InlineData("UklGRhoAAABXRUJQVlA4TA0AAAA=", "image/webp")]
    public async Task An_image_has_the_type_that_its_bytes_tell(string base64, string mimeType)
    {
        var shown = await Shown($"Image.FromBytes(Convert.FromBase64String(\"{base64}\"))");
        Assert.Equal([mimeType, "text/plain"], shown.Keys);
        Assert.Equal(base64, shown[mimeType]);
    }

    [Theory]
    [InlineData("SVG(\"<svg/>\")", "<svg/>", "(SVG drawing)")]
    [InlineData("SVG(\"<svg/>\", \"a <loaf>\")", "<div role=\"img\" aria-label=\"a &lt;loaf&gt;\"><svg/></div>", "a <loaf>")]
    public async Task A_drawing_is_an_image_and_part_of_the_page(string source, string html, string text)
    {
        var shown = await Shown(source);
        Assert.Equal("<svg/>", shown["image/svg+xml"]);
        Assert.Equal(html, shown["text/html"]);
        Assert.Equal(text, shown["text/plain"]);
    }

    [Fact]
    public async Task Alternative_text_and_size_of_an_image_reach_the_page()
    {
        var shown = await Shown($"Image.FromStream(new MemoryStream(Convert.FromBase64String(\"{Png}\")), \"a \\\"loaf\\\"\", width: 20)");
        Assert.Equal(Png, shown["image/png"]);
        Assert.Equal("a \"loaf\"", shown["text/plain"]);
        Assert.Equal($"<img src=\"data:image/png;base64,{Png}\" alt=\"a &quot;loaf&quot;\" width=\"20\" style=\"max-width:100%\">", shown["text/html"]);
    }

    [Fact]
    public async Task Content_inside_a_table_is_shown_as_what_it_is()
    {
        var shown = await Shown($$"""
            new[] { new { Picture = Image.FromBytes(Convert.FromBase64String("{{Png}}"), "a loaf"), Json = (object)JSON("{ \"a\": 1 }"), Html = HTML("<i>x</i>") } }
            """);
        Assert.Contains($"><img src=\"data:image/png;base64,{Png}\" alt=\"a loaf\"", shown["text/html"], StringComparison.Ordinal);
        Assert.Contains("><i>x</i></td>", shown["text/html"], StringComparison.Ordinal);
        Assert.EndsWith("a loaf   { \"a\": 1 }  x", shown["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_with_the_remedy() =>
        Assert.Contains("Show SVG with SVG(…)", (await Error("Image.FromBytes(\"<svg/>\"u8)")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("HTML(\"<p>one</p><p>a &lt; b</p>\")", "one\na < b")]
    [InlineData("HTML(\"<style>p{}</style><b>x</b> < y<script>1</script>\")", "x < y")]
    [InlineData("HTML(\"<table><tr><td>1</td><td>2</td></tr></table>\")", "1 2")]
    public async Task Html_has_its_text_as_a_twin(string source, string text) => Assert.Equal(text, await Text(source));
}
