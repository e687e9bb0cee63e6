using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Workshop.Publishing.Text;

/// <summary>Renders code in prose like the code of cells.</summary>
internal sealed class CodeBlockHtml(ICodeHighlighter highlighter) : HtmlObjectRenderer<CodeBlock>
{
    private static readonly string[] CSharp = ["csharp", "cs", "c#"];

    /// <summary>A block of code with its scroll bar and, once the page's script has run, its copy button.</summary>
    internal static string Of(ICodeHighlighter highlighter, string code, bool isCSharp) =>
        $"""<div class="code"><pre tabindex="0"><code>{(isCSharp ? highlighter.ToHtml(code) : Markup.Escape(code))}</code></pre></div>""";

    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var language = (block as FencedCodeBlock)?.Info?.ToLowerInvariant();
        var code = block.Lines.ToString();
        renderer.EnsureLine();
        renderer.WriteLine(language == Diagram.Language ? Diagram.ToHtml(code) : Of(highlighter, code, CSharp.Contains(language)));
    }
}
