namespace Workshop.Scripting.Tests.Formatting;

/// <summary>Shows what the last expression of a cell looks like.</summary>
public abstract class FormattingTest : EngineTest
{
    private protected async Task<MimeBundle> Shown(string source)
    {
        var result = await Run(source);
        Assert.Null(result.Error);
        return result.Value!;
    }

    private protected async Task<string> Text(string source) => (await Shown(source))["text/plain"];

    private protected async Task<string> HtmlOf(string source)
    {
        var html = (await Shown(source))["text/html"];
        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
        return html;
    }
}
