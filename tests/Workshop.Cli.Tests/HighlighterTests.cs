using Workshop.Cli.Publication;
using Workshop.Scripting.Highlighting;

namespace Workshop.Cli.Tests;

public class HighlighterTests
{
    [Theory]
    [InlineData("var x = 1;", "var:Keyword 1:Number")]
    [InlineData("await Bake(\"rye\");", "await:Keyword Bake:Method \"rye\":Text")]
    [InlineData("Console.WriteLine('c'); // hot", "Console:Type WriteLine:Method 'c':Text // hot:Comment")]
    [InlineData("List<int> loaves = new();", "List:Type int:Keyword new:Keyword")]
    [InlineData("record Loaf(Flour Flour);", "record:Keyword Loaf:Type Flour:Type")]
    [InlineData("static int Knead(int n) => n;", "static:Keyword int:Keyword Knead:Method int:Keyword")]
    [InlineData("#r \"a.dll\"\nusing System.Text;", "#r \"a.dll\":Directive using:Keyword")]
    [InlineData("$\"{n} loaves\"", "$\":Text  loaves:Text \":Text")]
    [InlineData("order.Bake().Slice", "Bake:Method")]
    [InlineData("int[] a = [", "int:Keyword")]
    public void Code_is_classified(string code, string expected) => Assert.Equal(
        expected, string.Join(' ', CSharpHighlighter.Classify(code).Select(span => $"{code.Substring(span.Start, span.Length)}:{span.Class}")));

    [Fact]
    public void Html_is_escaped_and_no_span_crosses_a_line() => Assert.Equal(
        "<span class=\"hl-comment\">/* &lt;b&gt;</span>\n<span class=\"hl-comment\">*/</span> a &lt; <span class=\"hl-number\">1</span>",
        new HighlightedCode().ToHtml("/* <b>\n*/ a < 1"));

    [Fact]
    public void Nothing_of_the_code_is_lost()
    {
        const string Code = "#r \"x\"\nasync Task<int> F<T>(T? a) where T : class\n{\n    /// <summary>a</summary>\n    return $$\"\"\"\n        {a} {{1 + 1}}\n        \"\"\".Length; // é 😀\n}\n";
        var text = System.Text.RegularExpressions.Regex.Replace(new HighlightedCode().ToHtml(Code), "<[^>]*>", "");
        Assert.Equal(Code, System.Net.WebUtility.HtmlDecode(text));
    }
}
