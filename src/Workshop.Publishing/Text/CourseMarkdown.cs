using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workshop.Publishing.Text;

/// <summary>The Markdown that notebooks are written in.</summary>
internal static class CourseMarkdown
{
    // Not "advanced extensions" as a whole: generic attributes would let a text set onclick, media links would
    // embed foreign sites, and automatic identifiers would repeat from cell to cell.
    internal static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseGridTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Default)
        .UseListExtras()
        .UseTaskLists()
        .UseDefinitionLists()
        .UseAbbreviations()
        .UseAutoLinks()
        .UseMathematics()
        .Build();

    internal static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>The text without its markup.</summary>
    internal static string PlainText(ContainerInline? inlines)
    {
        if (inlines is null)
            return "";
        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text)
        {
            EnableHtmlForBlock = false,
            EnableHtmlForInline = false,
            EnableHtmlEscape = false,
        };
        renderer.ObjectRenderers.Add(new PlainFormula());
        renderer.WriteChildren(inlines);
        return text.ToString().Replace('\n', ' ').Trim();
    }
}
