using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Workshop.Display.Tests;

internal static class Html
{
    internal static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>Nothing in the HTML makes a browser fetch anything.</summary>
    internal static void FetchesNothing(string html)
    {
        Assert.DoesNotContain("http:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https:", html, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Parse(html).QuerySelectorAll("[src], link, iframe, object, embed, img"));
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);
    }
}
